package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongzhi.identity.PublicPath;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address the program answers at, and how a test asks for what belongs to somebody else there. */
final class Routes {

    /** What stands in the variable of an address to mean something of another place. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "number", "{number}",
            "code", "{place}",
            "place", "{place}",
            "procedure", "appeal",
            "month", "2026-10",
            "id", "appeal",
            "kind", "dispatch",
            "field", "phone",
            "action", "call-back",
            "file", "00000000-0000-7000-8000-000000000000");

    private static final List<String> EVERYBODYS = List.of(
            "/q",
            "/m",
            "/my",
            "/procedures",
            "/cards",
            "/elder",
            "/privacy",
            "/accessibility",
            "/robots.txt",
            "/demo",
            "/v3/api-docs",
            "/sign-in",
            "/error");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");

    private final RequestMappingHandlerMapping mapping;
    private final List<String> everybodys;
    private final Properties provenElsewhere = new Properties();

    /** What modules prove themselves stands in {@code scopes/<module>.properties} of the tests. */
    Routes(RequestMappingHandlerMapping mapping, List<PublicPath> publicPaths) throws IOException {
        this.mapping = mapping;
        this.everybodys = Stream.concat(
                        EVERYBODYS.stream(),
                        publicPaths.stream().map(path -> path.pattern().replaceAll("/\\*\\*$", "")))
                .toList();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:scopes/*.properties")) {
            try (var in = file.getInputStream()) {
                provenElsewhere.load(in);
            }
        }
    }

    /**
     * One address.
     *
     * @param owned whether its variables name a matter or a place, so that somebody else's must be refused
     */
    record Route(RequestMethod method, String pattern, boolean owned) {

        boolean isApi() {
            return pattern.startsWith("/api/");
        }

        /** The address for somebody else's matter and place. */
        String of(String number, String place) {
            return VARIABLE.matcher(pattern)
                    .replaceAll(found -> ELSEWHERE.get(found.group(1)))
                    .replace("{number}", number)
                    .replace("{place}", place);
        }
    }

    /** What officers and their programs reach; fails at an address nobody has thought about. */
    List<Route> ofOfficers() {
        return all().filter(route -> route.pattern().matches("/(work|api)(/.*)?"))
                .filter(route -> !route.pattern().startsWith("/work/account"))
                .toList();
    }

    List<Route> ofAdministrators() {
        return all().filter(route -> route.pattern().matches("/admin(/.*)?")).toList();
    }

    /** Everything is an officer's, an administrator's, everybody's or proven elsewhere. */
    void requireKnown() throws ClassNotFoundException {
        for (var test : provenElsewhere.values()) {
            Class.forName(test.toString());
        }
        assertThat(all().map(Route::pattern))
                .allSatisfy(pattern -> assertThat(
                                Stream.concat(everybodys.stream(), Stream.of("/work", "/api", "/admin"))
                                        .anyMatch(known -> pattern.equals(known)
                                                || pattern.startsWith(known + "/")
                                                || pattern.equals("/")
                                                || pattern.startsWith(known + ".")))
                        .as("%s: say how this route is scoped", pattern)
                        .isTrue());
    }

    private Stream<Route> all() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().isAnnotationPresent(Controller.class)
                        || entry.getKey().getPatternValues().stream().anyMatch(pattern -> pattern.startsWith("/api/")))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(pattern -> !isProvenElsewhere(pattern))
                        .flatMap(pattern -> methods(entry.getKey().getMethodsCondition().getMethods().stream())
                                .map(method -> new Route(method, pattern, owned(pattern)))));
    }

    private boolean isProvenElsewhere(String pattern) {
        return provenElsewhere.stringPropertyNames().stream().anyMatch(pattern::startsWith);
    }

    private static Stream<RequestMethod> methods(Stream<RequestMethod> declared) {
        var all = declared.toList();
        return all.isEmpty() ? Stream.of(RequestMethod.GET) : all.stream();
    }

    private static boolean owned(String pattern) {
        boolean owned = false;
        var variables = VARIABLE.matcher(pattern);
        while (variables.find()) {
            var value = ELSEWHERE.get(variables.group(1));
            if (value == null && pattern.matches("/(work|api)/.*") && !pattern.startsWith("/work/account")) {
                throw new AssertionError(pattern
                        + ": say how this route is scoped: in scopes/<module>.properties name the test that proves it");
            }
            owned |= "{number}".equals(value) || "{place}".equals(value);
        }
        return owned;
    }
}
