package org.gongzhi.web;

import java.util.List;
import java.util.Map;

/**
 * What could not be done, why, and what to do now.
 *
 * @param faults what is wrong with single fields
 * @param typed what the reader had written, so that no word is lost; empty if nothing
 * @param again the fields to send once more, when waiting is all it takes
 */
record RefusalPage(
        String title, String reason, String advice, List<String> faults, String typed, Map<String, String> again) {}
