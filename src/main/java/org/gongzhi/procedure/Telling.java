package org.gongzhi.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notice;
import org.gongzhi.notice.Notices;
import org.gongzhi.notice.Recipient;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the notices of a step into the outbox, in the step's own transaction. A replayed matter tells nobody. */
@Component
class Telling {

    private static final int MOST_HOLDERS = 10;

    private final Notices notices;
    private final Posts posts;
    private final Places places;
    private final Vault vault;
    private final PersonalRepository kept;
    private final NextDesk desks;
    private final MatterRepository matters;
    private final String url;

    Telling(
            Notices notices,
            Posts posts,
            Places places,
            Vault vault,
            PersonalRepository kept,
            NextDesk desks,
            MatterRepository matters,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.notices = notices;
        this.posts = posts;
        this.places = places;
        this.vault = vault;
        this.kept = kept;
        this.desks = desks;
        this.matters = matters;
        this.url = url;
    }

    /**
     * Tells everybody whom the rules name.
     *
     * @param occasion makes each notice unique to what happened, such as {@code 3} for the third step
     * @param phone the reporter's number when just given; otherwise it is looked up when needed
     */
    void tell(
            Procedure procedure,
            Matter matter,
            List<Action.Tell> tells,
            Map<String, Object> form,
            String occasion,
            @Nullable String phone) {
        if (matter.quiet() || tells.isEmpty()) {
            return;
        }
        var queue = new ArrayList<Notice>();
        for (var tell : tells) {
            if (tell.when() == null || tell.when().holds(Guard.Said.of(form, matter))) {
                var values = values(procedure, matter, tell.whom() instanceof Action.Whom.TheReporter);
                for (var recipient : recipients(matter, procedure, tell.whom(), phone)) {
                    queue.add(new Notice(
                            recipient,
                            tell.template(),
                            values,
                            matter.number() + "/" + occasion + "/" + tell.template() + "/" + name(recipient),
                            // At night a reporter hears only that the report has arrived.
                            !(tell.whom() instanceof Action.Whom.TheReporter) || matter.version() == 1,
                            matter.place()));
                }
            }
        }
        notices.queue(queue);
    }

    private List<Recipient> recipients(Matter matter, Procedure procedure, Action.Whom whom, @Nullable String phone) {
        return switch (whom) {
            case Action.Whom.FirstReceiver _ ->
                holders(desks.first(procedure.state(procedure.first()), matter.place(), matter.fields()));
            // What is merged into another matter is worked on where that one waits.
            case Action.Whom.AtDesk _ ->
                holders(
                        matter.lead() == null
                                ? matter.desk()
                                : matters.deskOf(matter.lead()).orElse(matter.desk()));
            case Action.Whom.AtParent _ ->
                matter.parent() == null
                        ? List.of()
                        : matters.deskOf(matter.parent()).map(this::holders).orElse(List.of());
            case Action.Whom.Duty(var duty) -> holders(posts.deskFor(duty, matter.place()));
            case Action.Whom.TheReporter _ ->
                Optional.ofNullable(phone)
                        .or(() -> reporterPhone(matter, procedure))
                        .<Recipient>map(number -> new Recipient.Sealed(vault.seal(number, "notice")))
                        .map(List::of)
                        .orElse(List.of());
        };
    }

    private List<Recipient> holders(Desk desk) {
        return posts.holders(desk).stream()
                .map(Post::person)
                .distinct()
                .limit(MOST_HOLDERS)
                .<Recipient>map(Recipient.Staff::new)
                .toList();
    }

    private Optional<String> reporterPhone(Matter matter, Procedure procedure) {
        if (matter.reporter() == null) {
            return Optional.empty();
        }
        return procedure.fields().values().stream()
                .filter(field -> field.type() == Field.Type.PHONE)
                .findFirst()
                .flatMap(field -> kept.sealed(matter.number(), 1, field.key()))
                .map(value -> vault.open(value, Register.context(matter.number())));
    }

    private Map<String, String> values(Procedure procedure, Matter matter, boolean reporter) {
        var values = new LinkedHashMap<String, String>();
        var due = matter.nextDue(procedure);
        values.put("number", matter.number().value());
        values.put("procedure", procedure.name());
        values.put("state", procedure.state(matter.state()).shown());
        values.put("place", places.fullName(matter.place()));
        values.put("due", due == null ? "" : Shanghai.shortMinute(due.dueAt()));
        values.put(
                "link",
                reporter
                        ? url + "/m/" + matter.number() + "?k=" + LinkKey.of(vault, matter.number())
                        : url + "/work/m/" + matter.number());
        return values;
    }

    private static String name(Recipient recipient) {
        return recipient instanceof Recipient.Staff(var person) ? person.toString() : "reporter";
    }
}
