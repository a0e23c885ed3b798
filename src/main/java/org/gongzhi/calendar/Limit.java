package org.gongzhi.calendar;

import java.time.Duration;
import java.time.LocalDate;
import org.gongzhi.kernel.Shanghai;

/** How long a party has (时限), in one of the ways that law and procedures count time. */
public sealed interface Limit {

    /** Minutes and hours that run day and night. */
    record Exact(Duration duration) implements Limit {

        @Override
        public String toString() {
            return Limits.hoursAndMinutes(duration);
        }

        @Override
        public String chinese() {
            return Limits.inChinese(duration);
        }
    }

    /** The day of the start is not counted; the last day ends at 24:00. */
    record WorkingDays(int count) implements Limit {

        @Override
        public String toString() {
            return count + " working days";
        }

        @Override
        public String chinese() {
            return count + " 个工作日";
        }
    }

    /** The day of the start is not counted; a last day that is a day off moves to the next working day. */
    record CalendarDays(int count) implements Limit {

        @Override
        public String toString() {
            return count + " days";
        }

        @Override
        public String chinese() {
            return count + " 天";
        }
    }

    /** Only the hours open to the public run. */
    record OfficeHours(Duration duration) implements Limit {

        @Override
        public String toString() {
            return duration.toMinutes() % 60 == 0 && duration.toSeconds() % 60 == 0
                    ? duration.toHours() + " office hours"
                    : Limits.hoursAndMinutes(duration) + " office";
        }

        @Override
        public String chinese() {
            return Limits.inChinese(duration) + "（对外办公时间）";
        }
    }

    /** A day that was agreed on; it ends at 24:00, a working day or not. */
    record Until(LocalDate day) implements Limit {

        @Override
        public String toString() {
            return "until " + day;
        }

        @Override
        public String chinese() {
            return "到 " + Shanghai.date(day);
        }
    }

    /** 30 分钟, 5 个工作日, 15 天, 到 2026年12月1日. */
    String chinese();

    /**
     * Reads {@code 30m}, {@code 2h}, {@code 1h30m}, {@code 5 working days}, {@code 15 days}, {@code 4 office hours} or
     * {@code until 2026-12-01}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Limit parse(String text) {
        return Limits.parse(text);
    }
}
