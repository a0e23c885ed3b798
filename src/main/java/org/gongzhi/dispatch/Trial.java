package org.gongzhi.dispatch;

import org.jspecify.annotations.Nullable;

/** Where one matter goes today, and where it would go under a draft, each with its reason. */
record Trial(
        int seq,
        String label,
        @Nullable String number,
        String category,
        String place,
        String beforeDesk,
        String beforeWhy,
        String afterDesk,
        String afterWhy) {

    boolean moves() {
        return !beforeDesk.equals(afterDesk);
    }
}
