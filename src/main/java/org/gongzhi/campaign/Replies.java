package org.gongzhi.campaign;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the answers to a campaign's questionnaire. No answer is kept with another, let alone with a person. */
@Service
@Transactional
class Replies {

    private final Questionnaire questionnaire = Questionnaire.read();
    private final JdbcClient jdbc;
    private final InstantSource time;

    Replies(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    /**
     * Counts what was ticked.
     *
     * @param key makes the same page sent twice one reply
     * @throws Refusal if the campaign is not running or asks by no questionnaire
     */
    void count(Campaign campaign, Map<String, String> given, String key) {
        if (!campaign.runs(time.instant())) {
            throw Refusal.conflict("campaign.not-running", campaign.name());
        }
        if (!campaign.channels().contains(Channel.QUESTIONNAIRE)) {
            throw Refusal.invalid("campaign.channel-closed", campaign.name());
        }
        var answers = questionnaire.lawful(given);
        if (answers.isEmpty() || !fresh(campaign, key)) {
            return;
        }
        answers.forEach((question, answer) -> jdbc.sql("""
                        insert into campaign.tally as t (campaign, question, answer, count)
                        values (:campaign, :question, :answer, 1)
                        on conflict (campaign, question, answer) do update set count = t.count + 1
                        """)
                .param("campaign", campaign.code())
                .param("question", question)
                .param("answer", answer)
                .update());
    }

    private boolean fresh(Campaign campaign, String key) {
        return jdbc.sql("insert into campaign.reply (campaign, key) values (:campaign, :key) on conflict do nothing")
                        .param("campaign", campaign.code())
                        .param("key", key)
                        .update()
                == 1;
    }

    /** How often each answer was ticked: question, then answer in people's words. */
    @Transactional(readOnly = true)
    Map<String, Map<String, Integer>> tallies(Campaign campaign) {
        var counted = new LinkedHashMap<String, Integer>();
        jdbc.sql("select question || '/' || answer as tick, count from campaign.tally where campaign = :campaign")
                .param("campaign", campaign.code())
                .query(row -> {
                    counted.put(row.getString("tick"), row.getInt("count"));
                });
        var tallies = new LinkedHashMap<String, Map<String, Integer>>();
        questionnaire.questions().forEach((key, question) -> {
            var ticks = new LinkedHashMap<String, Integer>();
            question.choices()
                    .forEach(choice -> ticks.put(choice.name(), counted.getOrDefault(key + "/" + choice.key(), 0)));
            if (ticks.values().stream().anyMatch(count -> count > 0)) {
                tallies.put(question.label(), ticks);
            }
        });
        return tallies;
    }
}
