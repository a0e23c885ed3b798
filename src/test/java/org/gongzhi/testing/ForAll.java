package org.gongzhi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a test with many seeds; a failure names its seed, and {@code -Dseed=N} runs just that one again. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(ForAll.Seeds.class)
public @interface ForAll {

    int tries() default 200;

    /** The seeds of one run. */
    class Seeds implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            var tries =
                    context.getRequiredTestMethod().getAnnotation(ForAll.class).tries();
            var fixed = Long.getLong("seed");
            var seeds = fixed != null
                    ? Stream.of(fixed)
                    : new SplittableRandom().longs(tries).boxed();
            return seeds.map(Arguments::of);
        }
    }
}
