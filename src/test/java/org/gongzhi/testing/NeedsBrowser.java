package org.gongzhi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that look at pages in a real browser; where there is none they are skipped, aloud. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@ExtendWith(NeedsBrowser.Condition.class)
public @interface NeedsBrowser {

    /** Says why it skips. */
    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Browser.program().isPresent()) {
                return ConditionEvaluationResult.enabled("a browser is here");
            }
            if (context.getTestMethod().isEmpty()) {
                System.out.printf(
                        "skipped %s: no browser; install chromium or name one in GONGZHI_BROWSER%n",
                        context.getDisplayName());
            }
            return ConditionEvaluationResult.disabled("no browser: install chromium or name one in GONGZHI_BROWSER");
        }
    }
}
