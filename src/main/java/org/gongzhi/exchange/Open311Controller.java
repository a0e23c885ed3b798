package org.gongzhi.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** GeoReport v2: what may be asked for, sending a request, and what became of requests. */
@RestController
@RequestMapping("/open311/v2")
@Tag(name = "open311", description = "Open311 GeoReport v2")
class Open311Controller {

    private final Open311Services services;
    private final Open311Attributes attributes;
    private final Open311Jurisdictions jurisdictions;
    private final Open311Keys keys;
    private final Open311Inward inward;
    private final Open311Requests requests;
    private final Open311Updates updates;
    private final Open311Additions additions;
    private final GeoReport report;
    private final Words words;

    Open311Controller(
            Open311Services services,
            Open311Attributes attributes,
            Open311Jurisdictions jurisdictions,
            Open311Keys keys,
            Open311Inward inward,
            Open311Requests requests,
            Open311Updates updates,
            Open311Additions additions,
            GeoReport report,
            Words words) {
        this.services = services;
        this.attributes = attributes;
        this.jurisdictions = jurisdictions;
        this.keys = keys;
        this.inward = inward;
        this.requests = requests;
        this.updates = updates;
        this.additions = additions;
        this.report = report;
        this.words = words;
    }

    @GetMapping("/services.{form:xml|json}")
    @Operation(summary = "可以提出哪些事")
    ResponseEntity<byte[]> services(HttpServletRequest request) {
        jurisdictions.area(Open311Sent.of(request));
        var rows = services.all().stream().map(service -> service.row(true)).toList();
        return report.answer("services", rows, request.getRequestURI());
    }

    @GetMapping("/services/{code}.{form:xml|json}")
    @Operation(summary = "提出一件事要填什么")
    ResponseEntity<byte[]> definition(@PathVariable String code, HttpServletRequest request) {
        jurisdictions.area(Open311Sent.of(request));
        var service = services.find(code).orElseThrow(() -> Refusal.unknown("exchange.open311.unknown-service", code));
        var definition = GeoReport.object("service_code", code, "attributes", attributes.describe(service));
        return report.answer("service_definition", definition, request.getRequestURI());
    }

    @PostMapping("/requests.{form:xml|json}")
    @Operation(summary = "提出一件事", description = "需要 api_key。同一个 Idempotency-Key 或 external_id 只会产生一件事。")
    ResponseEntity<byte[]> send(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var sent = Open311Sent.posted(request);
        var receipt = inward.take(sent, keys.of(request, sent), key);
        var answer = GeoReport.object();
        if (receipt.number() != null) {
            answer.put("service_request_id", receipt.number());
        }
        if (receipt.token() != null) {
            answer.put("token", receipt.token().toString());
        }
        answer.put("service_notice", words.of("exchange.open311.notice"));
        answer.put("account_id", sent.text("account_id"));
        return report.answer("service_requests", List.of(answer), request.getRequestURI());
    }

    @GetMapping("/tokens/{token}.{form:xml|json}")
    @Operation(summary = "用凭据查编号")
    ResponseEntity<byte[]> token(@PathVariable String token, HttpServletRequest request) {
        jurisdictions.area(Open311Sent.of(request));
        return report.answer("service_requests", List.of(inward.token(token)), request.getRequestURI());
    }

    @GetMapping("/requests.{form:xml|json}")
    @Operation(summary = "已公开的事项，最新在前")
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return answer(requests.list(Open311Sent.of(request)), request);
    }

    @GetMapping("/requests/{id}.{form:xml|json}")
    @Operation(summary = "一件已公开的事项")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        return answer(requests.one(id, Open311Sent.of(request)), request);
    }

    @GetMapping("/servicerequestupdates.{form:xml|json}")
    @Operation(summary = "一段时间里的办理进展，最早在前")
    ResponseEntity<byte[]> updates(HttpServletRequest request) {
        return report.answer("service_request_updates", updates.list(Open311Sent.of(request)), request.getRequestURI());
    }

    @PostMapping("/servicerequestupdates.{form:xml|json}")
    @Operation(summary = "给一件事补充情况", description = "需要 api_key。同一个 update_id 只记一次。")
    ResponseEntity<byte[]> update(HttpServletRequest request) {
        var sent = Open311Sent.posted(request);
        var id = additions.take(sent, keys.of(request, sent));
        return report.answer(
                "service_request_updates", List.of(GeoReport.object("update_id", id)), request.getRequestURI());
    }

    private ResponseEntity<byte[]> answer(List<Map<String, @Nullable Object>> rows, HttpServletRequest request) {
        return report.answer("service_requests", rows, request.getRequestURI());
    }
}
