package org.gongzhi.insight;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.State;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people read for a measure, a reason, a body or a category. */
@Component
class BoardWords {

    private final MessageSource messages;
    private final Procedures procedures;
    private final Bodies bodies;
    private final Places places;

    BoardWords(MessageSource messages, Procedures procedures, Bodies bodies, Places places) {
        this.messages = messages;
        this.procedures = procedures;
        this.bodies = bodies;
        this.places = places;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }

    /** An end is named as its procedure names the state. */
    String reason(String procedure, String reason) {
        return reason.startsWith("end:") ? state(procedure, reason.substring(4)) : of("insight.reason." + reason);
    }

    String state(String procedure, String key) {
        return procedures
                .find(procedure)
                .map(one -> one.states().get(key))
                .map(State::name)
                .orElse(key);
    }

    String verdict(String procedure, Measure measure, Verdict verdict) {
        return switch (verdict.kind()) {
            case YES, NO, PENDING -> of("insight." + measure.key() + "." + verdict.stored());
            case EXCLUDED -> of("insight.excluded-for", reason(procedure, verdict.reason()));
            case NONE -> "";
        };
    }

    String body(String code) {
        return code.isEmpty() || code.equals(Ask.NONE)
                ? of("insight.no-body")
                : bodies.find(code).map(Body::name).orElse(code);
    }

    /** The names of all bodies of a place and of the places in it, by code. */
    Map<String, String> bodies(PlaceCode within) {
        return bodies.list(null, within).stream().collect(Collectors.toMap(Body::code, Body::name));
    }

    /** The last part of the path, as people would say it below the rest. */
    String category(String path) {
        var named = path.endsWith(Ask.ALONE) ? path.substring(0, path.length() - Ask.ALONE.length()) : path;
        return named.isEmpty() || named.equals(Ask.NONE)
                ? of("insight.no-category")
                : named.substring(named.lastIndexOf('/') + 1);
    }

    String place(String code) {
        return places.find(new PlaceCode(code)).map(one -> one.name()).orElse(code);
    }
}
