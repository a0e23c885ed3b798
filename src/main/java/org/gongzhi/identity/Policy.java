package org.gongzhi.identity;

import java.time.Duration;

/** How strict sign-in is; the security administrator sets it. */
record Policy(int maxFailures, int lockMinutes, int passwordLength, int idleMinutes, boolean adminsNeedTotp) {

    Duration lock() {
        return Duration.ofMinutes(lockMinutes);
    }

    Duration idle() {
        return Duration.ofMinutes(idleMinutes);
    }
}
