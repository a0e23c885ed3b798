package org.gongzhi.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/**
 * Brings every module's schema up to date: folder {@code db/migration/<module>}, a history of its own, and after the
 * modules it depends on, since a foreign key may point there.
 *
 * <p>The order is read from each {@code package-info}. Spring Modulith's own strategy reads every class of the program
 * to learn it, which took longer than the rest of a start.
 */
@Configuration(proxyBeanMethods = false)
class Migrations {

    private static final String HOUSE =
            ClassUtils.convertClassNameToResourcePath(ClassUtils.getPackageName(Migrations.class.getPackageName()));

    private final ResourcePatternResolver resources;
    private final MetadataReaderFactory classes;

    Migrations(ResourcePatternResolver resources) {
        this.resources = resources;
        this.classes = MetadataReaderFactory.create(resources);
    }

    @Bean
    FlywayMigrationStrategy migrateModules() throws IOException {
        var order = order(modules());
        return flyway -> order.forEach(module -> migrate(flyway, module));
    }

    private static void migrate(Flyway flyway, String module) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    private Set<String> modules() throws IOException {
        var found = new TreeSet<String>();
        for (var script : resources.getResources("classpath*:db/migration/*/V*.sql")) {
            found.add(script.getURL().getPath().replaceAll(".*/([^/]+)/[^/]+", "$1"));
        }
        return found;
    }

    Set<String> order(Collection<String> modules) {
        var order = new LinkedHashSet<String>();
        modules.forEach(module -> place(module, order, new LinkedHashSet<>()));
        order.retainAll(modules);
        return order;
    }

    private void place(String module, Set<String> order, Set<String> above) {
        if (!order.contains(module) && above.add(module)) {
            dependencies(module).forEach(below -> place(below, order, above));
            order.add(module);
        }
    }

    /** More than one: the tests of a module may describe the package, too. */
    private Set<String> dependencies(String module) {
        try {
            return Stream.of(resources.getResources("classpath*:" + HOUSE + "/" + module + "/package-info.class"))
                    .flatMap(this::allowed)
                    .map(name -> name.replaceAll("\\s*::.*", ""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> allowed(Resource description) {
        try {
            var annotation = classes.getMetadataReader(description)
                    .getAnnotationMetadata()
                    .getAnnotations()
                    .get(ApplicationModule.class);
            return annotation.isPresent() ? Stream.of(annotation.getStringArray("allowedDependencies")) : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
