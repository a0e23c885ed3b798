package org.gongzhi.web;

/** How a state looks: one colour and always a word. 灰 待办, 蓝 办理, 橙 将超时, 红 已超时, 绿 办结. */
public enum Tone {
    WAIT,
    RUN,
    SOON,
    LATE,
    DONE;

    /** The class of the pill, such as {@code s-soon}. */
    public String style() {
        return "s-" + word();
    }

    /** The message key of the plain word, for a state that has no better name of its own. */
    public String key() {
        return "web.state." + word();
    }

    private String word() {
        return switch (this) {
            case WAIT -> "wait";
            case RUN -> "run";
            case SOON -> "soon";
            case LATE -> "late";
            case DONE -> "done";
        };
    }
}
