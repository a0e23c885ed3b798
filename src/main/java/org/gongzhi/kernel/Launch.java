package org.gongzhi.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the program: it serves, or it runs the {@link Command} its arguments name and ends. Either way it has a
 * database first, its own or the one {@code GONGZHI_DB_URL} names.
 */
public final class Launch {

    private final Map<String, String> environment;
    private final List<String> arguments;
    private final boolean serving;
    private final DataFolder folder;

    private Launch(Map<String, String> environment, List<String> arguments) {
        this.environment = environment;
        this.arguments = arguments;
        this.serving = arguments.stream().allMatch(argument -> argument.startsWith("--"));
        this.folder = new DataFolder(Path.of(environment.getOrDefault("GONGZHI_DATA", "data")));
    }

    public static void start(Class<?> program, String... arguments) {
        var launch = new Launch(System.getenv(), List.of(arguments));
        try {
            var context = launch.run(program);
            if (!launch.serving) {
                int code = new CommandLine(context).run(launch.arguments);
                System.exit(SpringApplication.exit(context, () -> code));
            }
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException _) {
            // Spring has told why.
            System.exit(1);
        }
    }

    private ConfigurableApplicationContext run(Class<?> program) {
        var database = database();
        var application = new SpringApplication(program);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of(
                "gongzhi.data",
                folder.root().toString(),
                "gongzhi.serving",
                serving,
                "logging.file.name",
                folder.logs().resolve(serving ? "gongzhi.log" : "command.log").toString(),
                "logging.threshold.console",
                "warn"));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("database", database));
        return application.run(overrides(database));
    }

    private JdbcConnectionDetails database() {
        var url = environment.get("GONGZHI_DB_URL");
        if (url != null && !url.isBlank()) {
            return ExternalDatabase.at(
                    url,
                    environment.getOrDefault("GONGZHI_DB_USER", PostgresServer.USER),
                    environment.getOrDefault("GONGZHI_DB_PASSWORD", ""));
        }
        var process = Long.toString(ProcessHandle.current().pid());
        var purpose = serving
                ? Texts.of("kernel.holder.serving", process, environment.getOrDefault("GONGZHI_PORT", "8080"))
                : Texts.of("kernel.holder.command", process, String.join(" ", arguments));
        return EmbeddedDatabase.open(folder, purpose, serving);
    }

    /** What must win over the settings inside the program. */
    private String[] overrides(JdbcConnectionDetails database) {
        // A command opens no port; the web beans are there all the same, since a command may render a page.
        var overrides = new ArrayList<>(serving ? arguments : List.of("--server.port=-1"));
        // A city's own database gets no demo accounts unless somebody asks for them by name.
        var usual = database instanceof ExternalDatabase ? "none" : "baiyin";
        var asked = environment.getOrDefault("GONGZHI_DEMO", "");
        overrides.add("--gongzhi.demo=" + (asked.isBlank() ? usual : asked));
        return overrides.toArray(String[]::new);
    }
}
