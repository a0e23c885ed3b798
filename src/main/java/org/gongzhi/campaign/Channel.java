package org.gongzhi.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a thing was collected (采、收、征、提、谈、挖). */
public enum Channel {
    /** 采: somebody scanned the campaign's code. */
    CODE(true),
    /** 收: a letter came. */
    LETTER(false),
    /** 征: written on a questionnaire. */
    QUESTIONNAIRE(true),
    /** 提: an organisation brought it. */
    ORGANIZATION(false),
    /** 谈: said at a household's door. */
    VISIT(false),
    /** 挖: found by staying on the spot. */
    ON_SITE(false);

    private final boolean online;

    Channel(boolean online) {
        this.online = online;
    }

    /** Whether people use it themselves, without a member of staff. */
    boolean online() {
        return online;
    }

    /** How matters and tables write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Channel> of(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
