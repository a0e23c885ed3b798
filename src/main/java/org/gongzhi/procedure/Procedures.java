package org.gongzhi.procedure;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notices;
import org.gongzhi.organization.Duties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The published procedures. A new one is a file in {@code procedures/}, of the program or of the data folder; a changed
 * one is a new version, and matters opened under the old one finish under the old one.
 */
@Service
public class Procedures {

    private final JdbcClient jdbc;
    private final ResourcePatternResolver resources;
    private final Duties duties;
    private final Notices notices;
    private final Effects effects;
    private final Offerings offerings;
    private final InstantSource clock;
    private final String folder;
    private final Map<String, Procedure> current = new LinkedHashMap<>();
    private final Map<String, Procedure> byHash = new ConcurrentHashMap<>();

    Procedures(
            JdbcClient jdbc,
            ResourcePatternResolver resources,
            Duties duties,
            Notices notices,
            Effects effects,
            Offerings offerings,
            InstantSource clock,
            @Value("${gongzhi.data:}") String data) {
        this.jdbc = jdbc;
        this.resources = resources;
        this.duties = duties;
        this.notices = notices;
        this.effects = effects;
        this.offerings = offerings;
        this.clock = clock;
        this.folder = data;
    }

    @PostConstruct
    void load() throws IOException {
        load("classpath*:procedures/*.yaml");
        if (!folder.isEmpty()) {
            load("file:" + folder + "/procedures/*.yaml");
        }
        current.values().forEach(this::requireKnownChildren);
    }

    /** Only now are all procedures known, whichever was read first. */
    private void requireKnownChildren(Procedure procedure) {
        for (var action : procedure.actions().values()) {
            var opens = action.deeds().child();
            if (opens != null) {
                ChildCheck.problem(opens, current.get(opens.procedure())).ifPresent(problem -> {
                    throw new DefinitionError(procedure.id() + ".yaml", 1, "action " + action.key() + ": " + problem);
                });
            }
            for (var join : action.conditions().joins()) {
                if (!current.containsKey(join.procedure())) {
                    throw new DefinitionError(
                            procedure.id() + ".yaml",
                            1,
                            "action " + action.key() + ": unknown procedure " + join.procedure());
                }
            }
        }
    }

    private void load(String pattern) throws IOException {
        for (var resource : resources.getResources(pattern)) {
            publish(resource);
        }
    }

    private void publish(Resource resource) throws IOException {
        var bundle = Bundle.read(resource);
        var procedure = DefinitionReader.read(bundle);
        requireKnownNames(procedure, bundle.file());
        current.put(procedure.id(), procedure);
        byHash.put(procedure.hash(), procedure);
        jdbc.sql("""
                        insert into procedure.definition (hash, id, body, since)
                        values (:hash, :id, :body, :since)
                        on conflict (hash) do nothing
                        """)
                .param("hash", procedure.hash())
                .param("id", procedure.id())
                .param("body", bundle.text())
                .param("since", Shanghai.utc(clock.instant()))
                .update();
    }

    private void requireKnownNames(Procedure procedure, String file) {
        for (var duty : procedure.duties()) {
            if (duties.find(duty).isEmpty()) {
                throw new DefinitionError(file, 1, "unknown duty " + duty);
            }
        }
        requireTexts(procedure.openTells(), file);
        procedure.clocks().values().forEach(rule -> {
            requireTexts(rule.onWarn(), file);
            requireTexts(rule.onOverdue(), file);
        });
        for (var action : procedure.actions().values()) {
            requireTexts(action.tells(), file);
            if (action.effect() != null && !effects.names().contains(action.effect())) {
                throw new DefinitionError(file, 1, "action " + action.key() + ": unknown effect " + action.effect());
            }
            for (var field : action.form().values()) {
                if (field.offered() != null && !offerings.names().contains(field.offered())) {
                    throw new DefinitionError(file, 1, "action " + action.key() + ": nobody offers " + field.offered());
                }
            }
        }
    }

    private void requireTexts(List<Action.Tell> tells, String file) {
        for (var tell : tells) {
            if (!notices.knows(tell.template())) {
                throw new DefinitionError(file, 1, "unknown notice " + tell.template());
            }
        }
    }

    public Collection<Procedure> all() {
        return List.copyOf(current.values());
    }

    public Optional<Procedure> find(String id) {
        return Optional.ofNullable(current.get(id));
    }

    public Procedure get(String id) {
        return find(id).orElseThrow(() -> Refusal.unknown("procedure.unknown-procedure", id));
    }

    /** The version a matter was opened with. */
    public Procedure version(String hash) {
        return byHash.computeIfAbsent(hash, this::stored);
    }

    public Procedure of(Matter matter) {
        return version(matter.definition());
    }

    private Procedure stored(String hash) {
        return jdbc.sql("select id, body from procedure.definition where hash = :hash")
                .param("hash", hash)
                .query((row, _) -> DefinitionReader.read(row.getString("id") + ".yaml", row.getString("body")))
                .single();
    }
}
