package org.gongzhi.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.files.Files;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.springframework.stereotype.Service;

/** Takes what a sender adds to a request it sent (the update extension of mySociety). */
@Service
class Open311Additions {

    private static final int TRIES = 3;

    private final Open311Services services;
    private final Open311Jurisdictions jurisdictions;
    private final Procedures procedures;
    private final Register register;
    private final Matters matters;
    private final Posts posts;
    private final Files files;

    Open311Additions(
            Open311Services services,
            Open311Jurisdictions jurisdictions,
            Procedures procedures,
            Register register,
            Matters matters,
            Posts posts,
            Files files) {
        this.services = services;
        this.jurisdictions = jurisdictions;
        this.procedures = procedures;
        this.register = register;
        this.matters = matters;
        this.posts = posts;
        this.files = files;
    }

    /**
     * Writes down what the sender adds to a request. The matter does not move: whoever has it decides. The same update
     * sent again is the same step.
     */
    String take(Open311Sent sent, SignedIn who) {
        var area = jurisdictions.area(sent);
        var given = need(sent, "service_request_id");
        var own = need(sent, "update_id");
        sent.time("updated_datetime");
        var scope = posts.scopeOf(who.person());
        var found = MatterNumber.parse(given)
                .flatMap(number -> register.seen(number, scope))
                .filter(matter -> area == null || matter.place().isWithin(area))
                .orElseThrow(() -> Refusal.unknown("exchange.open311.unknown-request", given));
        var procedure = procedures.of(found);
        var action = services.of(found.procedure(), found.category())
                .map(service -> service.offer().update())
                .map(procedure::action)
                .orElseThrow(() -> Refusal.invalid("exchange.open311.no-updates"));
        var form = form(sent, action);
        var key = Open311Inward.key(who.person(), "u" + own);
        var actor = new Actor.Officer(who.person(), who.name());
        int version = found.version();
        for (int tried = 1; ; tried++) {
            try {
                var taken =
                        matters.perform(new Step(found.number(), action.key(), version, form, actor, key, null), scope);
                return Open311Updates.id(taken.number(), taken.version());
            } catch (Refusal refusal) {
                // Sent before: on a version long past the engine tells what came of it then. Whoever was faster does
                // not matter here, because what is added does not depend on what they did.
                var again = refusal.code().equals("procedure.key-used") && version > 0;
                if (tried == TRIES || !(again || refusal.code().equals("procedure.stale"))) {
                    throw inTheirWords(refusal);
                }
                version = again ? 0 : register.get(found.number(), scope).version();
            }
        }
    }

    private Map<String, Object> form(Open311Sent sent, Action action) {
        var form = new LinkedHashMap<String, Object>();
        var status = sent.text("status");
        var text = sent.text("description");
        if (text == null && status == null) {
            throw Refusal.invalid("exchange.open311.empty-update");
        }
        for (var field : action.form().values()) {
            switch (field.type()) {
                case TEXT -> {
                    if (text != null) {
                        form.put(field.key(), text);
                    }
                }
                case CHOICE -> {
                    if (status != null) {
                        form.put(field.key(), status.toLowerCase(Locale.ROOT));
                    }
                }
                case FILES -> {
                    if (!sent.files().isEmpty()) {
                        form.put(
                                field.key(),
                                sent.files().stream()
                                        .map(photo -> files.keepPhoto(photo).toString())
                                        .toList());
                    }
                }
                default -> {}
            }
        }
        return form;
    }

    private static Refusal inTheirWords(Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            return refusal;
        }
        var named = new LinkedHashMap<String, String>();
        refusal.fields().forEach((key, fault) -> named.put(key.equals("text") ? "description" : key, fault));
        return Refusal.invalidFields(named);
    }

    private static String need(Open311Sent sent, String name) {
        var text = sent.text(name);
        if (text == null) {
            throw Refusal.invalid("exchange.open311.argument-missing", name);
        }
        return text;
    }
}
