package org.gongzhi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gongzhi.web.Patterns;
import org.gongzhi.web.Trials;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * The whole program, listening, and a small town in it: for tests that ask for pages, with {@code MockMvcTester} or,
 * when they also extend {@link PagesTests}, with a browser. All of them share one program and one database, so a test
 * looks for what it made itself and never counts everything.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "gongzhi.demo=none")
@AutoConfigureMockMvc
@Import({SmallTown.class, Proofs.class, ProgramAccess.class, TwinCities.class, Trials.class, Patterns.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface Pages {}
