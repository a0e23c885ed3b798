package org.gongzhi.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Decides who comes in. An unknown name, a wrong password and a locked account get one answer and cost the same work,
 * so that nobody learns which names exist.
 *
 * <p>Not one transaction: the password is compared between two short ones, so that a crowd at the door holds no
 * connections.
 */
@Service
class Entrance {

    private static final int REFUSALS_PER_ADDRESS = 100;
    private static final Duration REFUSALS_COUNT = Duration.ofMinutes(15);

    private final AccountRepository accounts;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final Policies policies;
    private final Audit audit;
    private final InstantSource clock;

    Entrance(
            AccountRepository accounts,
            SecondFactors secondFactors,
            Passwords passwords,
            Policies policies,
            Audit audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The account, if the password is right and the door is not shut; a code may still be missing. */
    Optional<Account> password(String username, String password) {
        var now = clock.instant();
        var account = accounts.find(username.strip().toLowerCase(Locale.ROOT));
        var decoy = passwords.decoy();
        var encoded = account.map(Account::password).orElse(decoy);
        var right = passwords.matches(password, encoded);
        if (account.isEmpty()) {
            // What was typed is not kept: people type passwords into the field for the name.
            audit.keep("identity.act.sign-in-refused", null, "", "", "");
            return Optional.empty();
        }
        if (account.get().isShutAt(now)
                || audit.refusedFrom(Caller.address(), now.minus(REFUSALS_COUNT)) >= REFUSALS_PER_ADDRESS) {
            refused(account.get());
            return Optional.empty();
        }
        return right ? passed(account.get()) : failed(account.get());
    }

    /** The same for the code of the second factor: a wrong one counts like a wrong password. */
    Optional<Account> code(UUID person, String code) {
        var account = accounts.find(person).orElseThrow();
        if (account.isShutAt(clock.instant())) {
            refused(account);
            return Optional.empty();
        }
        return secondFactors.accepts(person, code) ? admitted(account) : failed(account);
    }

    /** Whether somebody already inside knows the password; wrong ones count as at the door. */
    boolean confirms(Account account, String password) {
        if (account.isShutAt(clock.instant())) {
            return false;
        }
        return passwords.matches(password, account.password())
                || failed(account).isPresent();
    }

    /** Failures are forgotten only when everything was right, else a code could be guessed without end. */
    private Optional<Account> passed(Account account) {
        return account.hasSecondFactor() ? Optional.of(account) : admitted(account);
    }

    private Optional<Account> admitted(Account account) {
        if (!accounts.admit(account.person(), clock.instant())) {
            refused(account);
            return Optional.empty();
        }
        audit.keep("identity.act.signed-in", account.person(), account.name(), account.username(), "");
        return Optional.of(account);
    }

    private Optional<Account> failed(Account account) {
        var policy = policies.inForce();
        var now = clock.instant();
        refused(account);
        if (accounts.countFailure(account.person(), policy.maxFailures(), now.plus(policy.lock()))) {
            audit.keep("identity.act.locked-out", null, "", account.username(), "");
        }
        return Optional.empty();
    }

    private void refused(Account account) {
        audit.keep("identity.act.sign-in-refused", null, "", account.username(), "");
    }
}
