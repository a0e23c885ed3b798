package org.gongzhi.supervision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Residents set remedies, support them and judge what came of them (点题整治). Whoever proves a phone has one voice for
 * each remedy and one judgement for each time the department says it is done.
 */
@Service
public class Remedies {

    static final Set<String> GRADES = Set.of("good", "fair", "poor");

    private static final String SUPPORT = "support";
    private static final String JUDGE = "judge";

    private final RemedyRepository remedies;
    private final Matters matters;
    private final Register register;
    private final Vault vault;

    Remedies(RemedyRepository remedies, Matters matters, Register register, Vault vault) {
        this.remedies = remedies;
        this.matters = matters;
        this.register = register;
        this.vault = vault;
    }

    /**
     * Sets a remedy; the discipline office reads it before the public does.
     *
     * @throws Refusal naming each wrong field, or when no discipline officer is there to read it
     */
    public MatterNumber propose(PlaceCode place, String subject, String text, Phone phone, String key) {
        return matters.open(new Opening(
                        Remedy.PROCEDURE,
                        place,
                        null,
                        "web",
                        Map.of("subject", subject, "text", text, "phone", phone.value()),
                        new Actor.Resident(phone, null),
                        key,
                        null))
                .number();
    }

    /**
     * One voice for a remedy; asking again changes nothing.
     *
     * @throws Refusal if it gathers no support now
     */
    @Transactional
    public void support(MatterNumber number, Phone phone) {
        if (!remedies.isIn(number, "gathering")) {
            throw Refusal.conflict("supervision.remedy.not-gathering");
        }
        if (remedies.speak(number, SUPPORT, 0, who(number, phone), SUPPORT)) {
            remedies.count(number, SUPPORT);
        }
    }

    /**
     * Says how it was done, once.
     *
     * @throws Refusal if it is not judged now, the grade is none, or this phone judged before
     */
    @Transactional
    public void judge(MatterNumber number, Phone phone, String grade) {
        if (!GRADES.contains(grade)) {
            throw Refusal.invalid("supervision.remedy.grade-missing");
        }
        if (!remedies.isIn(number, "judging")) {
            throw Refusal.conflict("supervision.remedy.not-judged");
        }
        if (!remedies.speak(number, JUDGE, round(number), who(number, phone), grade)) {
            throw Refusal.conflict("supervision.remedy.judged-before");
        }
        remedies.count(number, grade);
    }

    Optional<Remedy> find(MatterNumber number) {
        return remedies.find(number);
    }

    List<Remedy> shown() {
        return remedies.shown();
    }

    boolean supported(MatterNumber number, Phone phone) {
        return remedies.spoke(number, SUPPORT, 0, who(number, phone));
    }

    boolean judged(MatterNumber number, Phone phone) {
        return remedies.spoke(number, JUDGE, round(number), who(number, phone));
    }

    /** What was done, oldest first, for those who may read all of it: every form of a remedy is public. */
    List<HistoryLine> history(MatterNumber number) {
        return register.find(number).map(register::history).orElse(List.of());
    }

    /** How often the department has said it is done. */
    private int round(MatterNumber number) {
        return (int) history(number).stream()
                .filter(line -> line.action().equals("finish"))
                .count();
    }

    private byte[] who(MatterNumber number, Phone phone) {
        return vault.mac("remedy-voice", number.value() + "/" + phone.value());
    }
}
