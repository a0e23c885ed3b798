package org.gongzhi.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * Says where somebody begins who has come in and asked for nothing else. A module that has a better beginning for some
 * than what waits for them declares a bean.
 */
public interface FirstPage {

    /** An address below {@code /work}; empty for those who begin with what waits for them. */
    Optional<String> of(UUID person);
}
