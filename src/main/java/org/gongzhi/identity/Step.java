package org.gongzhi.identity;

import java.util.Optional;

/** What somebody with the right password must still do before the door opens; until then they have no rights. */
enum Step {
    CODE,
    PASSWORD,
    ENROL;

    /** The first thing this account must still do. */
    static Optional<Step> after(Account account, boolean codeGiven, Policy policy) {
        if (account.hasSecondFactor() && !codeGiven) {
            return Optional.of(CODE);
        }
        if (account.mustChange()) {
            return Optional.of(PASSWORD);
        }
        return policy.adminsNeedTotp() && account.kind().isAdministrator() && !account.hasSecondFactor()
                ? Optional.of(ENROL)
                : Optional.empty();
    }

    String path() {
        return switch (this) {
            case CODE -> "/sign-in/code";
            case PASSWORD -> "/sign-in/password";
            case ENROL -> "/sign-in/enrol";
        };
    }

    String authority() {
        return "step." + name();
    }
}
