package org.gongzhi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where Open311 is to be found here (GeoReport v2 service discovery), and what there is to say about any other address.
 */
@RestController
class Open311Discovery {

    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    /** When what these answers promise last changed. */
    private static final String CHANGESET = "2026-11-25T00:00:00+08:00";

    private final GeoReport report;
    private final Words words;
    private final String type;

    Open311Discovery(GeoReport report, Words words, @Value("${gongzhi.open311.type:production}") String type) {
        this.report = report;
        this.words = words;
        this.type = type;
    }

    @GetMapping({
        "/open311/discovery.xml",
        "/open311/discovery.json",
        "/open311/v2/discovery.xml",
        "/open311/v2/discovery.json"
    })
    ResponseEntity<byte[]> discovery(HttpServletRequest request) {
        var url = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/open311/v2")
                .toUriString();
        var endpoint = GeoReport.object(
                "specification", SPECIFICATION,
                "url", url,
                "changeset", CHANGESET,
                "type", type,
                "formats", List.of("text/xml", "application/json"));
        var discovery = GeoReport.object(
                "changeset", CHANGESET,
                "contact", words.of("exchange.open311.contact"),
                "key_service", words.of("exchange.open311.key-service"),
                "endpoints", List.of(endpoint));
        return report.answer("discovery", discovery, request.getRequestURI());
    }

    /** Whatever else is asked for below the base: there is nothing, said as the standard says it. */
    @RequestMapping("/open311/**")
    ResponseEntity<byte[]> nothing() {
        throw Refusal.unknown("exchange.open311.no-such-address");
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        PublicPath open311() {
            return PublicPath.ofPrograms("/open311/**");
        }
    }
}
