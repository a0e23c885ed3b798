package org.gongzhi.kernel;

import java.util.List;

/**
 * Something that {@code ./gongzhi NAME …} does instead of serving. Every bean of this type is found; nobody keeps a
 * list.
 */
public interface Command {

    /** The words after {@code ./gongzhi}, such as {@code import messages}. */
    String name();

    /** One line in Chinese for the usage text. */
    String summary();

    /** Runs to the end and returns the exit code. */
    int run(List<String> arguments) throws Exception;
}
