/**
 * The engine: moves matters through published procedures, keeps their clocks, writes their history.
 *
 * <p>In which order to read it:
 *
 * <ol>
 *   <li><b>One step.</b> {@link org.gongzhi.procedure.Matters} is the whole of it on one page: {@code Authority} (who
 *       may), {@code Preconditions} (whether now), {@code Forms} (what was filled in), {@code Steps} (what the matter
 *       is afterwards; it asks {@code NextDesk}, {@code Facts}, {@code Parties} and {@code Timing}), {@code Records}
 *       (written down), {@code Telling} (notices), {@code Consequences} (children, links, draws, those merged into it).
 *   <li><b>What a procedure is.</b> {@link org.gongzhi.procedure.Procedure} with its {@code State}, {@code Action},
 *       {@code Field}, {@code ClockRule}, {@code ActorRule}, {@code DeskRule}, {@code Guard}, {@code Deeds} and
 *       {@code Conditions}: records without behaviour, one for each word of the YAML.
 *   <li><b>How it is read.</b> {@code Bundle} puts a file and its parts together, {@code DefinitionReader} and the
 *       other readers turn it into those records, {@code DefinitionCheck} and the other checks refuse what does not
 *       hold together, {@link org.gongzhi.procedure.Procedures} keeps every version.
 *   <li><b>Time.</b> {@code Clocks} is one function of one clock; {@code Timing} keeps all of a matter;
 *       {@code OverdueWatch} lets time act, {@code SeriesWatch} lets the calendar open matters, {@code Scheduling} runs
 *       both.
 *   <li><b>Several matters.</b> {@code Births} and {@code Needs} (children), {@code Merging} and {@code Followers}
 *       (handled as one), {@code Quantities} (drawn from one another), {@code Relations} (who belongs to whom).
 *   <li><b>Reading.</b> {@link org.gongzhi.procedure.Register} within a scope,
 *       {@link org.gongzhi.procedure.PublishedMatters} for everybody, {@link org.gongzhi.procedure.Inbox} and
 *       {@link org.gongzhi.procedure.MatterList} for lists; {@link org.gongzhi.procedure.Journal},
 *       {@link org.gongzhi.procedure.Happenings} and {@link org.gongzhi.procedure.Chronicle} for those who follow.
 *   <li><b>What other modules add.</b> {@link org.gongzhi.procedure.Effect} (a Java method a definition may name),
 *       {@link org.gongzhi.procedure.Offering} (answers that grow elsewhere), {@link org.gongzhi.procedure.Witness}
 *       (books kept beside the matters of one procedure), {@link org.gongzhi.procedure.Catalogue} (where a matter
 *       belongs).
 * </ol>
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "category",
            "territory",
            "identity",
            "files",
            "organization",
            "notice"
        })
@NullMarked
package org.gongzhi.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
