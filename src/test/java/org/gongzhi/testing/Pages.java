package org.gongzhi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** The whole program without a network, and a small town in it: for tests that ask for pages. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "gongzhi.demo=none")
@AutoConfigureMockMvc
@Import({SmallTown.class, Proofs.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface Pages {}
