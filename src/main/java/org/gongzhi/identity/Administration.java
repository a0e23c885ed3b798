package org.gongzhi.identity;

import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the system and the security administrator may do to an account, each only their own part, each act written down.
 *
 * <p>Who opens an administrator's account never learns a password that works: the security administrator must reset and
 * unlock it first. So nobody makes a second self with another's rights.
 */
@Service
@Transactional
class Administration {

    private final Accounts accounts;
    private final AccountRepository repository;
    private final PersonRepository persons;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;

    Administration(
            Accounts accounts,
            AccountRepository repository,
            PersonRepository persons,
            SecondFactors secondFactors,
            Passwords passwords,
            Sessions sessions,
            Audit audit) {
        this.accounts = accounts;
        this.repository = repository;
        this.persons = persons;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** What the administrator is shown once; the password is null when somebody else has to give one out. */
    record Opened(UUID person, @Nullable String firstPassword) {}

    Opened open(String username, String name, AccountKind kind, String phone, SignedIn by) {
        require(by, AccountKind.SYSTEM_ADMIN);
        var first = passwords.first();
        var person = accounts.open(username, name, kind, phone, first, true);
        if (kind.isAdministrator()) {
            repository.updateLock(person, true);
        }
        audit.note("identity.act.opened", by, username, kind.name());
        return new Opened(person, kind.isAdministrator() ? null : first);
    }

    void describe(UUID person, String name, String phone, boolean singleSession, SignedIn by) {
        require(by, AccountKind.SYSTEM_ADMIN);
        var account = get(person);
        if (name.isBlank() || name.length() > 80) {
            throw Refusal.invalid("identity.name-missing");
        }
        persons.updateName(person, name.strip());
        if (!phone.isBlank()) {
            accounts.changePhone(person, phone);
        }
        repository.updateSingleSession(person, singleSession);
        audit.note("identity.act.described", by, account.username(), name.strip());
    }

    void lock(UUID person, SignedIn by) {
        var account = another(person, by);
        repository.updateLock(person, true);
        sessions.endAll(person);
        audit.note("identity.act.locked", by, account.username(), "");
    }

    void unlock(UUID person, SignedIn by) {
        var account = another(person, by);
        repository.updateLock(person, false);
        audit.note("identity.act.unlocked", by, account.username(), "");
    }

    /** Returns the new first password, shown once. */
    String resetPassword(UUID person, SignedIn by) {
        var account = another(person, by);
        var first = passwords.first();
        repository.updatePassword(person, passwords.encode(first), true);
        sessions.endAll(person);
        audit.note("identity.act.password-reset", by, account.username(), "");
        return first;
    }

    void resetSecondFactor(UUID person, SignedIn by) {
        var account = another(person, by);
        secondFactors.remove(person);
        sessions.endAll(person);
        audit.note("identity.act.second-factor-reset", by, account.username(), "");
    }

    void endSessions(UUID person, SignedIn by) {
        var account = another(person, by);
        sessions.endAll(person);
        audit.note("identity.act.sessions-ended", by, account.username(), "");
    }

    private Account another(UUID person, SignedIn by) {
        require(by, AccountKind.SECURITY_ADMIN);
        if (person.equals(by.person())) {
            throw Refusal.forbidden("identity.not-on-oneself");
        }
        return get(person);
    }

    private Account get(UUID person) {
        return repository.find(person).orElseThrow(() -> Refusal.unknown("identity.account-unknown"));
    }

    private static void require(SignedIn by, AccountKind kind) {
        if (by.kind() != kind || !by.rights().equals(kind.rights())) {
            throw Refusal.forbidden("identity.not-your-work");
        }
    }
}
