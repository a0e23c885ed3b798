package org.gongzhi.procedure;

/** A definition does not make sense; the program does not start with it. Names file, line and reason. */
public final class DefinitionError extends RuntimeException {

    public DefinitionError(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
