package org.gongzhi.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs: open, read, list and move matters, with a token that stands for a member of staff. */
@RestController
@RequestMapping("/api")
@Tag(name = "matters", description = "事项：提出、查看、办理")
class ApiController {

    private static final int MOST = 100;

    private final Officers officers;
    private final Matters matters;
    private final Register register;
    private final Inbox inbox;
    private final MatterList list;
    private final Procedures procedures;
    private final Places places;
    private final ApiMatters answers;

    ApiController(
            Officers officers,
            Matters matters,
            Register register,
            Inbox inbox,
            MatterList list,
            Procedures procedures,
            Places places,
            ApiMatters answers) {
        this.officers = officers;
        this.matters = matters;
        this.register = register;
        this.inbox = inbox;
        this.list = list;
        this.procedures = procedures;
        this.places = places;
        this.answers = answers;
    }

    /** A wish to open a matter; {@code fields} as the procedure's definition asks. */
    record NewMatter(
            @Nullable String procedure,
            @Nullable String place,
            @Nullable String category,
            @Nullable Map<String, Object> fields) {}

    /** A wish to take an action; {@code version} is the one the decision was made on. */
    record NewStep(int version, @Nullable Map<String, Object> form) {}

    /** What came of a wish; {@code repeated} when the idempotency key was known and nothing was written. */
    record Result(String number, int version, String state, boolean repeated) {}

    @PostMapping("/matters")
    @Operation(summary = "提出一件事", description = "同一个 Idempotency-Key 只会产生一件事。")
    ResponseEntity<Result> open(
            @RequestBody NewMatter wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Authentication who) {
        var officer = officers.of(who);
        if (wish.procedure() == null) {
            throw Refusal.invalidFields(Map.of("procedure", "desk.new.procedure-needed"));
        }
        if (wish.place() == null || !PlaceCode.isCode(wish.place())) {
            throw Refusal.invalidFields(Map.of("place", "desk.new.place-needed"));
        }
        var procedure = procedures.get(wish.procedure());
        var place = places.get(new PlaceCode(wish.place())).code();
        officer.scope().require(place);
        var opened = matters.open(new Opening(
                procedure.id(),
                place,
                wish.category(),
                "api",
                Objects.requireNonNullElse(wish.fields(), Map.of()),
                officer.actor(),
                WishKey.of(officer.who().person(), key),
                null));
        var result = new Result(opened.number().value(), 1, procedure.first(), opened.repeated());
        return ResponseEntity.status(opened.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Location", "/api/matters/" + opened.number())
                .body(result);
    }

    @GetMapping("/matters")
    @Operation(summary = "职责范围内的事项，最新在前")
    List<MatterSummary> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String procedure,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(defaultValue = "1") int page,
            Authentication who) {
        var filter = new MatterList.Filter(q, procedure, state, place, null, null, null, MatterList.Order.NEWEST);
        return list.page(officers.of(who).scope(), filter, Math.clamp(page, 1, 2_000), MOST).stream()
                .limit(MOST)
                .map(MatterSummary::of)
                .toList();
    }

    @GetMapping("/inbox")
    @Operation(summary = "我的待办，最急在前")
    List<MatterSummary> inbox(Authentication who) {
        return inbox.of(officers.of(who).scope(), MOST).stream()
                .map(MatterSummary::of)
                .toList();
    }

    @GetMapping("/matters/{number}")
    @Operation(summary = "一件事的全部（不含个人信息）")
    ApiMatters.Whole show(@PathVariable String number, Authentication who) {
        var officer = officers.of(who);
        return answers.whole(register.get(WorkController.number(number), officer.scope()), officer);
    }

    @PostMapping("/matters/{number}/actions/{action}")
    @Operation(summary = "办一步", description = "version 是作出决定时看到的版本；已有变化时返回 409 并说明变化。")
    Result perform(
            @PathVariable String number,
            @PathVariable String action,
            @RequestBody NewStep wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Authentication who) {
        var officer = officers.of(who);
        var step = new Step(
                WorkController.number(number),
                action,
                wish.version(),
                Objects.requireNonNullElse(wish.form(), Map.of()),
                officer.actor(),
                WishKey.of(officer.who().person(), key),
                null);
        var taken = matters.perform(step, officer.scope());
        return new Result(taken.number().value(), taken.version(), taken.state(), taken.repeated());
    }
}
