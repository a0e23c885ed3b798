package org.gongzhi.territory;

import gg.jte.support.LocalizationSupport;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Words for commands and printed sheets: there is no request, and so no page shell to ask. */
record SheetWords(MessageSource messages) implements LocalizationSupport {

    @Override
    public String lookup(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
