package org.gongzhi.web;

import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pages that go wrong in every way. */
@TestConfiguration
@RestController
public class Trials {

    private final UiFactory uis;

    Trials(UiFactory uis) {
        this.uis = uis;
    }

    @GetMapping("/cards/trials/form")
    String form(HttpServletRequest request) {
        var output = new StringOutput();
        uis.of(request).csrfField().writeTo(output);
        return output.toString();
    }

    @GetMapping("/cards/trials/number")
    String number(@RequestParam int count) {
        return "" + count;
    }

    @GetMapping("/cards/trials/broken")
    String broken() {
        throw new IllegalStateException("insides");
    }

    @GetMapping("/cards/trials/refused")
    String refused() {
        throw Refusal.unknown("kernel.invalid-fields");
    }

    @PostMapping("/cards/trials/send")
    String sent() {
        return "";
    }

    @PostMapping("/cards/trials/photo")
    String photo(@RequestParam MultipartFile photo) {
        return "" + photo.getSize();
    }

    @PostMapping(value = "/cards/trials/json", consumes = "application/json")
    String json(@RequestBody Map<String, String> body) {
        return "" + body.size();
    }

    @PostMapping("/cards/trials/wait")
    String waiting() {
        throw Refusal.tooMany("kernel.invalid-fields");
    }

    @PostMapping("/cards/trials/late")
    String late() {
        throw Refusal.conflict("kernel.invalid-fields");
    }
}
