package org.gongzhi.deliberation;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps texts, remarks and signatures of conventions. */
@Repository
class ConventionRepository {

    private final JdbcClient jdbc;

    ConventionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every version, the first one first. */
    List<Draft> drafts(MatterNumber convention) {
        return jdbc.sql("select * from deliberation.draft where convention = :convention order by version")
                .param("convention", convention.value())
                .query((row, _) -> new Draft(
                        row.getInt("version"),
                        row.getString("text"),
                        row.getString("note"),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(MatterNumber convention, Draft draft) {
        jdbc.sql("""
                        insert into deliberation.draft (convention, version, text, note, author, at)
                        values (:convention, :version, :text, :note, :author, :at)
                        """)
                .param("convention", convention.value())
                .param("version", draft.version())
                .param("text", draft.text())
                .param("note", draft.note())
                .param("author", draft.author())
                .param("at", utc(draft.at()))
                .update();
    }

    List<Remark> remarks(MatterNumber convention) {
        return jdbc.sql("select * from deliberation.remark where convention = :convention order by version, line, id")
                .param("convention", convention.value())
                .query((row, _) -> new Remark(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getInt("line"),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("answer"),
                        row.getObject("taken", Boolean.class)))
                .list();
    }

    int remarksOf(MatterNumber convention, byte[] remarker) {
        return jdbc.sql("""
                        select count(*) from deliberation.remark
                         where convention = :convention and remarker = :remarker
                        """)
                .param("convention", convention.value())
                .param("remarker", remarker)
                .query(Integer.class)
                .single();
    }

    void add(MatterNumber convention, Remark remark, byte[] remarker) {
        jdbc.sql("""
                        insert into deliberation.remark (id, convention, version, line, text, remarker, at)
                        values (:id, :convention, :version, :line, :text, :remarker, :at)
                        """)
                .param("id", remark.id())
                .param("convention", convention.value())
                .param("version", remark.version())
                .param("line", remark.line())
                .param("text", remark.text())
                .param("remarker", remarker)
                .param("at", utc(remark.at()))
                .update();
    }

    boolean answer(MatterNumber convention, UUID remark, String answer, boolean taken) {
        return jdbc.sql("""
                        update deliberation.remark set answer = :answer, taken = :taken
                         where convention = :convention and id = :id
                        """)
                        .param("convention", convention.value())
                        .param("id", remark)
                        .param("answer", answer)
                        .param("taken", taken)
                        .update()
                == 1;
    }

    void sign(MatterNumber convention, byte[] signer, Instant at) {
        jdbc.sql("""
                        insert into deliberation.signature (convention, signer, at) values (:convention, :signer, :at)
                            on conflict do nothing
                        """)
                .param("convention", convention.value())
                .param("signer", signer)
                .param("at", utc(at))
                .update();
    }

    int signatures(MatterNumber convention) {
        return jdbc.sql("select count(*) from deliberation.signature where convention = :convention")
                .param("convention", convention.value())
                .query(Integer.class)
                .single();
    }

    boolean signed(MatterNumber convention, byte @Nullable [] signer) {
        return signer != null
                && jdbc.sql("""
                                select exists (select from deliberation.signature
                                                where convention = :convention and signer = :signer)
                                """)
                        .param("convention", convention.value())
                        .param("signer", signer)
                        .query(Boolean.class)
                        .single();
    }
}
