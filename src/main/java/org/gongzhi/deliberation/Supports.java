package org.gongzhi.deliberation;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Support for topics (附议): one proven phone, one voice, taken back at will. With enough voices the topic has to be put
 * on; who screens it decides then only how. Nobody can see what a phone supported.
 */
@Service
public class Supports {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Register register;
    private final Matters matters;
    private final InstantSource time;
    private final int needed;

    Supports(
            JdbcClient jdbc,
            Vault vault,
            Register register,
            Matters matters,
            InstantSource time,
            @Value("${gongzhi.deliberation.supports-needed:20}") int needed) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.register = register;
        this.matters = matters;
        this.time = time;
        this.needed = needed;
    }

    /** How many voices put a topic on; a local figure. */
    public int needed() {
        return needed;
    }

    /**
     * Adds a voice; asking again changes nothing. The voice that makes it enough moves the topic on.
     *
     * @throws Refusal when no support is gathered for it now
     */
    @Transactional
    public int support(MatterNumber topic, Phone phone) {
        var matter = gathering(topic);
        jdbc.sql("""
                        insert into deliberation.support (topic, supporter, at) values (:topic, :supporter, :at)
                            on conflict do nothing
                        """)
                .param("topic", topic.value())
                .param("supporter", digest(topic, phone))
                .param("at", utc(time.instant()))
                .update();
        var voices = count(topic);
        if (voices >= needed) {
            matters.perform(new Step(
                    topic, "supported", matter.version(), Map.of(), new Actor.Time(), "supported/" + topic, null));
        }
        return voices;
    }

    @Transactional
    public void takeBack(MatterNumber topic, Phone phone) {
        gathering(topic);
        jdbc.sql("delete from deliberation.support where topic = :topic and supporter = :supporter")
                .param("topic", topic.value())
                .param("supporter", digest(topic, phone))
                .update();
    }

    /** One after the other, so that the last voice is counted once. */
    private Matter gathering(MatterNumber topic) {
        jdbc.sql("select number from deliberation.entry where number = :topic for update")
                .param("topic", topic.value())
                .query(String.class)
                .optional();
        return register.find(topic)
                .filter(matter ->
                        matter.procedure().equals("topic") && matter.state().equals("supporting"))
                .orElseThrow(() -> Refusal.conflict("deliberation.not-gathering"));
    }

    int count(MatterNumber topic) {
        return jdbc.sql("select count(*) from deliberation.support where topic = :topic")
                .param("topic", topic.value())
                .query(Integer.class)
                .single();
    }

    Map<MatterNumber, Integer> counts(Collection<MatterNumber> topics) {
        var counts = new HashMap<MatterNumber, Integer>();
        jdbc.sql("""
                        select topic, count(*) as voices from deliberation.support
                         where topic = any (:topics) group by topic
                        """)
                .param("topics", topics.stream().map(MatterNumber::value).toArray(String[]::new))
                .query((row, _) -> counts.put(new MatterNumber(row.getString("topic")), row.getInt("voices")))
                .list();
        return counts;
    }

    boolean has(MatterNumber topic, @Nullable Phone phone) {
        return phone != null
                && jdbc.sql("""
                                select exists (select from deliberation.support
                                                where topic = :topic and supporter = :supporter)
                                """)
                        .param("topic", topic.value())
                        .param("supporter", digest(topic, phone))
                        .query(Boolean.class)
                        .single();
    }

    private byte[] digest(MatterNumber topic, Phone phone) {
        return vault.mac("support", topic + "/" + phone.value());
    }
}
