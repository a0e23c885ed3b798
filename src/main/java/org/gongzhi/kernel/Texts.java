package org.gongzhi.kernel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the program itself says on a console, from {@code messages/kernel.properties}; there is no reader to ask yet.
 */
final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages.kernel", Locale.ROOT);

    private Texts() {}

    static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.CHINA).format(arguments);
    }
}
