package org.gongzhi.calendar;

import java.time.LocalDate;

/**
 * A day that differs from the week: a day off (放假) or a make-up working day (调休上班).
 *
 * @param name what it is for: 春节
 */
record SpecialDay(LocalDate day, boolean working, String name) {}
