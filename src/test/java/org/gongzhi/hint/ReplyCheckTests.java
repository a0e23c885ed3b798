package org.gongzhi.hint;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongzhi.hint.ReplyCheck.Doubt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCheckTests {

    private static final String ASKED = "惠民小区三号楼的路灯坏了两个月，晚上老人摔倒过，请尽快修好。";

    @ParameterizedTest
    @CsvSource({
        "EMPTY, 您好！您的留言已收悉。感谢您对我们工作的关心和支持！2026年3月1日",
        "EMPTY, 已收悉",
        "ELSEWHERE, 您好，请直接向供电公司咨询，联系电话 0943-8220000。谢谢！",
        "PASSED_ON, 您好，您反映的问题已转住建局处理，感谢您的留言。2026年3月1日",
        "NO_DATE, 您好，我们将进一步加大力度，积极争取资金，尽快解决小区路灯的问题。",
        "OTHER_MATTER, 居民养老保险每人每年可在窗口办理缴费手续，凭身份证即可。"
    })
    void anAnswerThatLeavesSomethingOpenIsPointedOut(Doubt doubt, String reply) {
        assertThat(ReplyCheck.check(ASKED, reply)).containsExactly(doubt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您好！经现场查看，三号楼路灯线路老化，已于3月2日更换，现在恢复照明。",
                "您反映的路灯由小区物业负责，我们已责令物业在3月10日前修好，到时请您再看看。",
                "经调查，路灯维修需要动用维修资金，正在征求业主意见，预计4月15日前完工。如有疑问请联系社区，电话 8220000。",
                "根据规定，小区内的路灯由业主共同负责，社区已组织业主委员会开会，定于本周六更换。"
            })
    void anAnswerThatAddressesWhatWasAskedIsLeftAlone(String reply) {
        assertThat(ReplyCheck.check(ASKED, reply)).isEmpty();
    }
}
