package org.gongzhi.identity;

import java.util.HashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one sign-in policy of the house. */
@Service
@Transactional
class Policies {

    private final JdbcClient jdbc;
    private final Audit audit;

    Policies(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Policy inForce() {
        return jdbc.sql("select * from identity.policy").query(Policy.class).single();
    }

    public void change(Policy policy, SignedIn by) {
        var wrong = new HashMap<String, String>();
        within("maxFailures", policy.maxFailures(), 3, 20, wrong);
        within("lockMinutes", policy.lockMinutes(), 1, 1440, wrong);
        within("passwordLength", policy.passwordLength(), 8, 64, wrong);
        within("idleMinutes", policy.idleMinutes(), 5, 720, wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
        jdbc.sql("""
                        update identity.policy
                           set max_failures = :maxFailures,
                               lock_minutes = :lockMinutes,
                               password_length = :passwordLength,
                               idle_minutes = :idleMinutes,
                               admins_need_totp = :adminsNeedTotp
                        """).paramSource(policy).update();
        audit.note("identity.act.policy-changed", by, "", policy.toString());
    }

    private static void within(String field, int value, int least, int most, Map<String, String> wrong) {
        if (value < least || value > most) {
            wrong.put(field, "identity.policy-out-of-range");
        }
    }
}
