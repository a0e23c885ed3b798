package org.gongzhi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Effect;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Offering;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every procedure lies on the class path, though a test of one module starts only that module and those below: the
 * effects of all others are named here, so that their procedures can be read, and fail when somebody runs them; what
 * they offer is named too, and is nothing.
 */
@AutoConfiguration
public class AbsentEffects {

    private static final Pattern NAMED = Pattern.compile("(?m)^\\s*effect: ([a-z-]+)\\.([a-z-]+)\\s*$");
    private static final Pattern OFFERED = Pattern.compile("type: choice, of: ([a-z-]+)\\.([a-z-]+)\\b");

    /** An effect of a module that is not started. */
    record Absent(String name) implements Effect {

        @Override
        public void run(Matter before, Action action, Map<String, Object> form) {
            throw new IllegalStateException("the module of " + name + " is not part of this test");
        }
    }

    /** An offering of a module that is not started. */
    record NothingOffered(String name) implements Offering {

        @Override
        public List<String> answers() {
            return List.of();
        }
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor absentEffects() {
        return registry -> {
            absent(registry, NAMED)
                    .forEach(name -> registry.registerBeanDefinition(
                            "absent " + name, new RootBeanDefinition(Effect.class, () -> new Absent(name))));
            absent(registry, OFFERED)
                    .forEach(name -> registry.registerBeanDefinition(
                            "absent " + name, new RootBeanDefinition(Offering.class, () -> new NothingOffered(name))));
        };
    }

    private static Set<String> absent(BeanDefinitionRegistry registry, Pattern pattern) {
        var absent = new TreeSet<String>();
        for (var text : procedures()) {
            pattern.matcher(text)
                    .results()
                    .filter(named -> !isStarted(registry, named.group(1)))
                    .forEach(named -> absent.add(named.group(1) + "." + named.group(2)));
        }
        return absent;
    }

    private static boolean isStarted(BeanDefinitionRegistry registry, String module) {
        return Arrays.stream(registry.getBeanDefinitionNames())
                .map(registry::getBeanDefinition)
                .map(BeanDefinition::getBeanClassName)
                .filter(Objects::nonNull)
                .anyMatch(name -> name.startsWith("org.gongzhi." + module + "."));
    }

    private static Iterable<String> procedures() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:procedures/**/*.yaml"))
                    .map(resource -> {
                        try {
                            return resource.getContentAsString(UTF_8);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
