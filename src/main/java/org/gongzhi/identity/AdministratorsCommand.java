package org.gongzhi.identity;

import java.util.List;
import java.util.Locale;
import org.gongzhi.kernel.Command;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the first account of each of the three administrators on the machine itself, because nobody is there yet who
 * could do it from a page. Who has an account that is not locked is left alone.
 */
@Component
class AdministratorsCommand implements Command {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    AdministratorsCommand(
            Accounts accounts, Passwords passwords, Audit audit, JdbcClient jdbc, MessageSource messages) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "administrators";
    }

    @Override
    public String summary() {
        return text("identity.command.administrators");
    }

    @Override
    @Transactional
    public int run(List<String> arguments) {
        for (var kind : AccountKind.values()) {
            if (kind.isAdministrator()) {
                System.out.println(text("identity.kind." + kind.name()) + "  " + (has(kind) ? "-" : open(kind)));
            }
        }
        return 0;
    }

    private String open(AccountKind kind) {
        var stem = switch (kind) {
            case SYSTEM_ADMIN -> "system";
            case SECURITY_ADMIN -> "security";
            case AUDIT_ADMIN -> "audit";
            case STAFF -> throw new IllegalArgumentException("not an administrator");
        };
        var username = stem;
        for (int number = 2; accounts.exists(username); number++) {
            username = stem + number;
        }
        var first = passwords.first();
        accounts.open(username, text("identity.kind." + kind.name()), kind, null, first, true);
        audit.keep("identity.act.opened", null, "./gongzhi administrators", username, kind.name());
        return username + "  " + first;
    }

    private boolean has(AccountKind kind) {
        return jdbc.sql("select exists (select from identity.account where kind = :kind and not locked)")
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    private String text(String key) {
        var found = messages.getMessage(key, null, key, Locale.SIMPLIFIED_CHINESE);
        return found == null ? key : found;
    }
}
