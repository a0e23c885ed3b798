package org.gongzhi.identity;

import java.util.Locale;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Service;

/** What everybody may change about their own account. */
@Service
class OwnAccount {

    private final Accounts accounts;
    private final AccountRepository repository;
    private final Entrance entrance;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final Policies policies;
    private final Audit audit;

    OwnAccount(
            Accounts accounts,
            AccountRepository repository,
            Entrance entrance,
            SecondFactors secondFactors,
            Passwords passwords,
            Policies policies,
            Audit audit) {
        this.accounts = accounts;
        this.repository = repository;
        this.entrance = entrance;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.policies = policies;
        this.audit = audit;
    }

    Account of(SignedIn who) {
        return repository.find(who.person()).orElseThrow(() -> Refusal.unknown("identity.account-unknown"));
    }

    /** Asks for the old password again, so that a desk left open cannot be taken over. */
    void changePassword(SignedIn who, String old, String fresh) {
        requirePassword(who, old);
        setPassword(who, fresh);
    }

    /** The forced change after a first sign-in, where the old password was given a moment ago. */
    void setPassword(SignedIn who, String fresh) {
        var account = of(who);
        passwords.requireGood(fresh, account.username().toLowerCase(Locale.ROOT), policies.inForce());
        if (passwords.matches(fresh, account.password())) {
            throw Refusal.invalid("identity.password-same");
        }
        repository.updatePassword(who.person(), passwords.encode(fresh), false);
        audit.note("identity.act.password-changed", who, who.username(), "");
    }

    void turnSecondFactorOff(SignedIn who, String password, String code) {
        requirePassword(who, password);
        if (!secondFactors.accepts(who.person(), code)) {
            throw Refusal.invalid("identity.code-wrong");
        }
        secondFactors.remove(who.person());
        audit.note("identity.act.second-factor-off", who, who.username(), "");
    }

    void chooseSingleSession(SignedIn who, boolean single) {
        repository.updateSingleSession(who.person(), single);
        audit.note(
                single ? "identity.act.single-session-on" : "identity.act.single-session-off", who, who.username(), "");
    }

    void changePhone(SignedIn who, String phone) {
        accounts.changePhone(who.person(), phone);
        audit.note("identity.act.phone-changed", who, who.username(), "");
    }

    /** Counts like a sign-in: a stranger at an open desk may not guess without end either. */
    private void requirePassword(SignedIn who, String password) {
        if (!entrance.confirms(of(who), password)) {
            throw Refusal.invalid("identity.password-wrong");
        }
    }
}
