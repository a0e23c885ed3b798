package org.gongzhi.organization;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi import posts FILE}. */
@Component("import posts")
class ImportPosts implements Command {

    private final PostImport posts;
    private final MessageSource messages;

    ImportPosts(PostImport posts, MessageSource messages) {
        this.posts = posts;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "import posts";
    }

    @Override
    public String summary() {
        return text("organization.import.usage");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            System.err.println(summary());
            return 2;
        }
        var report = posts.run(Files.readAllBytes(Path.of(arguments.getFirst())));
        report.refused().forEach(System.out::println);
        System.out.println(text(
                "organization.import.summary",
                report.read(),
                report.imported(),
                report.refused().size()));
        return report.refused().isEmpty() ? 0 : 1;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
