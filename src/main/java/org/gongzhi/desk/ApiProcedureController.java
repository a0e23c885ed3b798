package org.gongzhi.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Offerings;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a program must know of the published procedures to open matters and to move them. */
@RestController
@RequestMapping("/api/procedures")
@Tag(name = "procedures", description = "程序：有哪些事项、问什么、能办哪几步")
class ApiProcedureController {

    private final Procedures procedures;
    private final Offerings offerings;

    ApiProcedureController(Procedures procedures, Offerings offerings) {
        this.procedures = procedures;
        this.offerings = offerings;
    }

    /** A published procedure; {@code version} changes whenever its definition does. */
    record Published(
            String procedure,
            String version,
            String name,
            List<String> law,
            String first,
            List<Asked> fields,
            List<Standing> states,
            List<Move> actions) {}

    /** Something a form asks; {@code max} 0 means the type's own limit. */
    @Schema(name = "AskedInForm")
    record Asked(
            String key,
            String type,
            String label,
            @Nullable String hint,
            boolean required,
            int max,
            List<Field.Choice> choices) {}

    record Standing(String key, String name, boolean end) {}

    record Move(String key, String name, List<String> from, List<Asked> form) {}

    @GetMapping
    @Operation(summary = "公布的程序", description = "每种事项问什么、有哪些状态、能办哪几步。")
    List<Published> list() {
        return procedures.all().stream().map(this::published).toList();
    }

    private Published published(Procedure procedure) {
        return new Published(
                procedure.id(),
                procedure.hash(),
                procedure.name(),
                procedure.law(),
                procedure.first(),
                asked(procedure.fields().values()),
                procedure.states().values().stream()
                        .map(state -> new Standing(state.key(), state.name(), state.end()))
                        .toList(),
                procedure.actions().values().stream()
                        .map(action -> new Move(
                                action.key(),
                                action.name(),
                                action.from().stream().sorted().toList(),
                                asked(action.form().values())))
                        .toList());
    }

    private List<Asked> asked(Collection<Field> fields) {
        return fields.stream()
                .map(field -> new Asked(
                        field.key(),
                        field.type().name().toLowerCase(Locale.ROOT),
                        field.label(),
                        field.hint(),
                        field.required(),
                        field.max(),
                        offerings.choices(field)))
                .toList();
    }
}
