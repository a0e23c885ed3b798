package org.gongzhi.hint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongzhi.text.Clean;
import org.gongzhi.text.Words;

/**
 * Looks for signs that an answer does not address what was asked. It never says that an answer is bad: it names what to
 * look at, and is silent when in doubt.
 */
final class ReplyCheck {

    /** What an answer may leave open. */
    enum Doubt {
        /** Nothing but courtesies, or that the message came in. */
        EMPTY,
        /** Only sends the reporter elsewhere. */
        ELSEWHERE,
        /** Only says it was passed on. */
        PASSED_ON,
        /** Promises without saying when. */
        NO_DATE,
        /** Speaks of nothing the reporter spoke of. */
        OTHER_MATTER;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private static final int SHORT = 90;
    private static final int TELLING = 8;

    /** What any answer says, whatever was asked: greetings, receipts, thanks, who answered and when. */
    private static final Pattern COURTESY =
            Pattern.compile("(?:尊敬的)?(?:市民|网友|居民|群众|朋友)?[“\"‘'a-z0-9”\"’']*(?:网友)?[:：,，]?\\s*(?:您好|你好)[!！,，。:：]?"
                    + "|感谢[^。！!,，]{0,30}(?:关[注心]|支持|理解|监督|问政|来信|信任|参与|留言|建议)[^。！!,，]{0,16}[。！!,，]?|谢谢[^。！!]{0,20}[。！!]?"
                    + "|(?:您|你)?(?:的|所)?(?:留言|来信|反映|诉求|问题|信件|帖子|情况|建议|函件)[^。！!，,]{0,16}(?:收悉|收到)[。！!，,]?|已收悉[。！!，,]?"
                    + "|现?将?(?:有关|相关)?(?:情况|问题)?(?:回复|答复|反馈)如下[:：。]?|现就[^。]{0,20}如下[:：。]?|特此(?:回复|答复)[。！!]?|祝[^。！!]{0,16}[。！!]"
                    + "|(?:高度重视|认真研究|深表歉意)[。，,]?|\\d{4}年\\d{1,2}月\\d{1,2}日|(?:uu|a)?\\d{5,}|网友|市民|[a-z0-9“”\"'‘’:：]+");

    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?:请|建议|可)(?:您|你)?[^。；;]{0,24}(?:咨询|联系|询问|致电|拨打|反映|投诉|举报)|不属于[^。]{0,20}(?:职责|管辖|职能|范围|业务)|(?:咨询|联系)电话");
    private static final Pattern PASSED = Pattern.compile(
            "(?:已|将|并|立即|及时)[^。]{0,12}(?:转|交|呈)(?:办|交|送|至|由|给|有关|相关|[^。]{0,14}(?:处理|办理|核实|核查|核处|办复|调查|研究|阅处))|正在(?:交办|转办)");
    private static final Pattern PROMISE = Pattern.compile(
            "(?:将|会)(?:尽快|逐步|加快|抓紧|适时|进一步|及时|积极|加大|继续|认真|在今后)|争取早日|尽快[^。]{0,12}(?:解决|处理|实施|落实|启动)|下一步[^。]{0,10}将");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}月|\\d+个?(?:工作)?[日天周月年]|[0-9一二三四]季度|年底|年内|月底|上半年|下半年|春节|本周|近日内|明年|\\d{4}年");
    private static final Pattern SENTENCE = Pattern.compile("[。！!；;]");
    private static final Pattern SIGNED = Pattern.compile("(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日\\P{L}*$");
    private static final Pattern DEED = Pattern.compile(
            "经(?:查|核|调查|核实|了解|调阅|现场|与)|现场|调查|核实|核查|检查|查明|查看|约谈|责令|整改|拆除|处罚|修复|安装|清理|完成|办结|已于|已经|规定|政策|条例|办法|按照|根据|依据|由于|因为|原因|属于|标准|需要|可以|应当|材料|条件|计划|规划|招标|施工|预计");

    private ReplyCheck() {}

    static List<Doubt> check(String asked, String reply) {
        var clean = Clean.of(reply);
        if (core(clean) < TELLING) {
            return List.of(Doubt.EMPTY);
        }
        var doubts = new ArrayList<Doubt>();
        if (onlySays(PASSED, clean)) {
            doubts.add(Doubt.PASSED_ON);
        } else if (onlySays(ELSEWHERE, clean)) {
            doubts.add(Doubt.ELSEWHERE);
        } else if (promisesOnly(clean)) {
            doubts.add(Doubt.NO_DATE);
        } else if (!DEED.matcher(clean).find() && sharesNothing(asked, reply)) {
            doubts.add(Doubt.OTHER_MATTER);
        }
        return doubts;
    }

    /** How many characters say something. */
    private static int core(String text) {
        return COURTESY.matcher(text)
                .replaceAll("")
                .replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]", "")
                .length();
    }

    /** Some sentence says that, and hardly anything is said beside it. */
    private static boolean onlySays(Pattern pattern, String clean) {
        if (core(clean) > SHORT) {
            return false;
        }
        var rest = new StringBuilder();
        boolean said = false;
        for (var sentence : SENTENCE.split(clean, -1)) {
            if (pattern.matcher(sentence).find()) {
                said = true;
            } else {
                rest.append(sentence).append('。');
            }
        }
        return said && core(rest.toString()) < 2 * TELLING;
    }

    private static boolean promisesOnly(String clean) {
        var unsigned = SIGNED.matcher(clean).replaceFirst("");
        return core(clean) < 2 * SHORT
                && !DEED.matcher(clean).find()
                && PROMISE.matcher(clean).find()
                && !DATE.matcher(unsigned).find();
    }

    /** No telling word and no pair of characters that is rare enough to mean something. */
    private static boolean sharesNothing(String asked, String reply) {
        Set<String> spoken = new HashSet<>(Words.telling(asked));
        var answered = new HashSet<>(Words.telling(reply));
        if (spoken.size() < 3 || answered.size() < 3) {
            return false;
        }
        return answered.stream().noneMatch(spoken::contains)
                && answered.stream().noneMatch(asked::contains)
                && spoken.stream().noneMatch(reply::contains);
    }
}
