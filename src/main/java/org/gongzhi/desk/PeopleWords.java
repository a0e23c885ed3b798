package org.gongzhi.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongzhi.organization.Duties;
import org.gongzhi.organization.Duty;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.ActorRule;
import org.gongzhi.procedure.PartyRole;
import org.gongzhi.procedure.Procedure;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in plain words whom a definition means: who may take a step, who is told of it. */
@Component
class PeopleWords {

    private final Duties duties;
    private final MessageSource messages;

    PeopleWords(Duties duties, MessageSource messages) {
        this.duties = duties;
        this.messages = messages;
    }

    /** Who is told, each once. */
    String told(List<Action.Tell> tells) {
        return tells.stream()
                .map(tell -> switch (tell.whom()) {
                    case Action.Whom.AtDesk _ -> words("desk.public.by.desk");
                    case Action.Whom.TheReporter _ -> words("desk.public.by.reporter");
                    case Action.Whom.FirstReceiver _ -> words("desk.public.by.first");
                    case Action.Whom.AtParent _ -> words("desk.public.by.parent");
                    case Action.Whom.Duty(var duty) -> duty(duty);
                })
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** Who may take a step. */
    String who(Procedure procedure, ActorRule rule) {
        return switch (rule) {
            case ActorRule.DutyAt(var duty, var _) -> duty(duty);
            case ActorRule.AtDesk _ -> words("desk.public.by.desk");
            case ActorRule.TheReporter _ -> words("desk.public.by.reporter");
            case ActorRule.Everybody _ -> words("desk.public.by.everybody");
            case ActorRule.TheClock _ -> words("desk.public.by.clock");
            case ActorRule.Party(var role) ->
                Optional.ofNullable(procedure.parties().get(role))
                        .map(PartyRole::name)
                        .orElse(role);
            case ActorRule.AtParent _ -> words("desk.public.by.parent");
        };
    }

    private String duty(String key) {
        return duties.find(key).map(Duty::name).orElse(key);
    }

    private String words(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
