package org.gongzhi.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a verdict in one Chinese sentence that a notice board can carry. */
@Component
public class VerdictWords {

    private final MessageSource messages;

    VerdictWords(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }

    /** 0.01 m² as people write it: 1234.50. */
    public static String squareMetres(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    /** Fen as people write money: 12345.60. */
    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    public String number(Measure measure, long number) {
        return switch (measure) {
            case AREA -> say("decision.area", squareMetres(number));
            case HEADS -> say("decision.heads", String.valueOf(number));
            case HOUSEHOLDS -> say("decision.households", String.valueOf(number));
        };
    }

    public String line(Verdict.Line line) {
        var threshold = line.threshold();
        return say(
                line.holds() ? "decision.line.holds" : "decision.line.fails",
                number(threshold.measure(), line.part()),
                number(threshold.measure(), line.whole()),
                share(threshold),
                number(threshold.measure(), line.needed()));
    }

    public String share(Threshold threshold) {
        if (threshold.numerator() == 1 && threshold.denominator() == 2 && !threshold.inclusive()) {
            return say("decision.share.half");
        }
        return say(
                threshold.inclusive() ? "decision.share.at-least" : "decision.share.more-than",
                numeral(threshold.numerator()),
                numeral(threshold.denominator()));
    }

    /** 三 for 3; numbers above ten stay digits. */
    private String numeral(long number) {
        var numerals = say("decision.numerals");
        return number < numerals.length() ? numerals.substring((int) number, (int) number + 1) : String.valueOf(number);
    }

    public String sentence(Verdict verdict) {
        var key = verdict.passed()
                ? "decision.sentence.passed"
                : verdict.quorum() ? "decision.sentence.failed" : "decision.sentence.no-quorum";
        return say(
                key,
                verdict.rule().name(),
                verdict.rule().article(),
                joined(verdict.quorumLines()),
                joined(verdict.passLines()));
    }

    private String joined(List<Verdict.Line> lines) {
        return String.join("；", lines.stream().map(this::line).toList());
    }
}
