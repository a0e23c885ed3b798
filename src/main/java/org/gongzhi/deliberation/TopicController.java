package org.gongzhi.deliberation;

import java.util.Map;
import java.util.function.Consumer;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneDeeds;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Topics for everybody: what is being discussed, and a voice for each proven phone. */
@Controller
class TopicController {

    private final Lists lists;
    private final TopicPages pages;
    private final Register register;
    private final Supports supports;
    private final PhoneDeeds deeds;
    private final Words words;

    TopicController(
            Lists lists, TopicPages pages, Register register, Supports supports, PhoneDeeds deeds, Words words) {
        this.lists = lists;
        this.pages = pages;
        this.register = register;
        this.supports = supports;
        this.deeds = deeds;
        this.words = words;
    }

    @Bean
    static HomeEntry topicsEntry() {
        return new HomeEntry(
                HomeGroup.TOGETHER, 40, "/topics", "deliberation.home", "deliberation.home.hint", "people");
    }

    @Bean
    static PublicPath topicsOpen() {
        return new PublicPath("/topics/**");
    }

    @GetMapping("/topics")
    ModelAndView list(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView("deliberation/topics", "page", lists.page(Family.TOPIC, "/topics", place, q, page));
    }

    /** What is decided step by step under a pack: 三审两公开一备案, 四议两公开, 五议. */
    @GetMapping("/topics/packs")
    ModelAndView packs(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView(
                "deliberation/topics", "page", lists.page(Family.PACK, "/topics/packs", place, q, page));
    }

    @GetMapping("/topics/{number}")
    ModelAndView topic(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return view(get(number), deeds.phone(token), null);
    }

    @PostMapping("/topics/{number}/support")
    ModelAndView support(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return with(number, token, phone -> supports.support(get(number).number(), phone));
    }

    @PostMapping("/topics/{number}/take-back")
    ModelAndView takeBack(
            @PathVariable String number,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return with(number, token, phone -> supports.takeBack(get(number).number(), phone));
    }

    private ModelAndView with(String number, @Nullable String token, Consumer<Phone> deed) {
        var topic = get(number);
        return deeds.take(
                token, "/topics/" + topic.number(), "#support", deed, (phone, refusal) -> view(topic, phone, refusal));
    }

    private ModelAndView view(Matter topic, @Nullable Phone phone, @Nullable Refusal refusal) {
        var page = pages.page(topic, phone, refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/topic", Map.of("page", page), status);
    }

    /** What nobody has screened yet is followed by its number alone, at {@code /m}. */
    private Matter get(String number) {
        return MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(matter ->
                        matter.procedure().equals("topic") && !matter.state().equals("proposed"))
                .orElseThrow(() -> Refusal.unknown("deliberation.unknown-topic", number));
    }
}
