package org.gongzhi;

import java.time.Clock;
import java.time.InstantSource;
import org.gongzhi.kernel.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** One process, one database, one module per direct sub-package. */
@Modulithic(
        systemName = "Gongzhi",
        sharedModules = {"kernel", "web", "territory", "identity", "organization"})
// Two modules may use the same word for their own thing, each in its own package.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Gongzhi {

    static void main(String... arguments) {
        Launch.start(Gongzhi.class, arguments);
    }

    /** Nobody calls {@code now()}: time is asked of this, so that a replay or a test may say what time it is. */
    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
