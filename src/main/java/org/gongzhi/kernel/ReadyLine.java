package org.gongzhi.kernel;

import java.util.List;

/**
 * Lines that a module wants said on the console once the program serves, such as a demo door to open. Beans of this
 * type are found and asked in their {@code @Order}.
 */
public interface ReadyLine {

    /** In Chinese, one thing a line; empty when there is nothing to say. */
    List<String> lines();
}
