package org.gongzhi.seal;

import java.time.Instant;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;

/**
 * One line of the register as everybody reads it (用印登记).
 *
 * @param name of the seal
 * @param subject empty for certificates
 * @param decision the decision it rests on
 * @param state where the matter stands now
 * @param anomalies how many things did not fit
 */
record Entry(
        MatterNumber number,
        int seq,
        String name,
        String kind,
        String subject,
        int copies,
        int approved,
        int counted,
        int excess,
        String tier,
        @Nullable String decision,
        Instant at,
        String state,
        int anomalies) {}
