package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Measure;
import org.gongzhi.decision.VerdictWords;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Judges a vote of a meeting by the rule of its body: whole numbers, and the sentence that is posted. */
@Component
class Counting {

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_POST = 40;

    private final MeetingRules rules;
    private final VerdictWords words;

    Counting(MeetingRules rules, VerdictWords words) {
        this.rules = rules;
        this.words = words;
    }

    Motion judge(Meeting meeting, Item item, List<Attendance> there, Counted counted, List<Motion> before, Instant at) {
        if (item.matter() == null) {
            throw Refusal.conflict("deliberation.only-informs");
        }
        if (item.putOff() != null) {
            throw Refusal.conflict("deliberation.was-put-off");
        }
        var present = Attendance.voting(there);
        require(counted, present, !before.isEmpty());
        if (counted.finish() != null && counted.finish().isBefore(meeting.day())) {
            throw Refusal.invalidFields(Map.of("finish", "deliberation.finish-past"));
        }
        var rule = rules.rule(meeting, item.matter());
        var households = meeting.households();
        var came = Attendance.votingHouseholds(there);
        var count = Count.ofPeople(meeting.entitled(), present, counted.yes());
        if (households > 0) {
            count = count.with(Measure.HOUSEHOLDS, households, Math.min(came, households), 0);
        }
        var verdict = rule.judge(count);
        return new Motion(
                Ids.next(),
                item.id(),
                meeting.number(),
                at,
                counted.text().strip(),
                counted.method(),
                rule.key(),
                meeting.entitled(),
                present,
                households,
                households == 0 ? 0 : came,
                counted.yes(),
                counted.no(),
                counted.abstain(),
                counted.spoiled(),
                counted.finish(),
                verdict.quorum(),
                verdict.passed(),
                words.sentence(verdict),
                counted.counter().strip(),
                counted.witness().strip(),
                before.isEmpty() ? null : counted.again());
    }

    /** @throws Refusal naming every field that is wrong */
    private static void require(Counted counted, int present, boolean again) {
        var wrong = new LinkedHashMap<String, String>();
        if (present == 0) {
            throw Refusal.conflict("deliberation.nobody-there");
        }
        if (counted.text().isBlank() || counted.text().length() > LONGEST_TEXT) {
            wrong.put("text", "deliberation.motion-needed");
        }
        if (!List.of("show", "ballot").contains(counted.method())) {
            wrong.put("method", "procedure.field.choice");
        }
        if (counted.yes() < 0 || counted.no() < 0 || counted.abstain() < 0 || counted.spoiled() < 0) {
            wrong.put("yes", "procedure.field.number");
        } else if ((long) counted.yes() + counted.no() + counted.abstain() + counted.spoiled() > present) {
            wrong.put("yes", "deliberation.more-votes-than-people");
        }
        for (var post : Map.of("counter", counted.counter(), "witness", counted.witness())
                .entrySet()) {
            if (post.getValue().isBlank() || post.getValue().length() > LONGEST_POST) {
                wrong.put(post.getKey(), "deliberation.post-needed");
            }
        }
        if (!wrong.containsKey("counter")
                && counted.counter().strip().equals(counted.witness().strip())) {
            wrong.put("witness", "deliberation.another-witness");
        }
        if (again && (counted.again() == null || counted.again().isBlank())) {
            wrong.put("again", "deliberation.why-again");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }
}
