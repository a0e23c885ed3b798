package org.gongzhi.notice;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Person;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a demonstration would have sent, so that one can read the code and follow the link. Nowhere else. */
@Controller
@ConditionalOnExpression("'${gongzhi.demo:none}' != 'none'")
class DemoOutboxController {

    private static final int SIZE = 20;
    private static final int LAST_PAGE = 500;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s，。；！？）]+");

    private final Shelf shelf;
    private final Texts texts;
    private final Accounts accounts;
    private final Vault vault;
    private final JsonMapper json;

    DemoOutboxController(Shelf shelf, Texts texts, Accounts accounts, Vault vault, JsonMapper json) {
        this.shelf = shelf;
        this.texts = texts;
        this.accounts = accounts;
        this.vault = vault;
        this.json = json;
    }

    @GetMapping("/demo/outbox")
    ModelAndView outbox(@RequestParam(defaultValue = "1") int page) {
        var number = Math.clamp(page, 1, LAST_PAGE);
        var kept = shelf.kept(SIZE + 1, (number - 1) * SIZE);
        var shown = kept.stream().limit(SIZE).toList();
        var names = names(shown);
        return new ModelAndView(
                "notice/demo",
                "page",
                new DemoPage(
                        shown.stream().map(each -> line(each, names)).toList(),
                        Paging.open("/demo/outbox", number, SIZE, kept.size() > SIZE && number < LAST_PAGE)));
    }

    private Map<UUID, String> names(List<Shelf.Kept> kept) {
        var people = kept.stream()
                .map(Shelf.Kept::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return accounts.persons(people).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    private DemoPage.Line line(Shelf.Kept kept, Map<UUID, String> names) {
        var values = json.readValue(
                vault.open(kept.content(), Courier.CONTENT), new TypeReference<Map<String, String>>() {});
        var text = texts.get(kept.template()).fill(values);
        var link = LINK.matcher(text);
        var at = Shanghai.minute(kept.at());
        var to = to(kept, names);
        var staff = kept.person() != null;
        return link.find()
                ? new DemoPage.Line(
                        to, staff, at, text.substring(0, link.start()), local(link.group()), text.substring(link.end()))
                : new DemoPage.Line(to, staff, at, text, "", "");
    }

    private String to(Shelf.Kept kept, Map<UUID, String> names) {
        if (kept.person() != null) {
            return names.getOrDefault(kept.person(), "");
        }
        return masked(kept.address() == null ? null : vault.open(kept.address(), Notices.CONTEXT));
    }

    private static String masked(@Nullable String address) {
        return Phone.find(address).map(Phone::masked).orElse(address == null ? "" : address);
    }

    /** The page may be seen under another name than the one in the link. */
    private static String local(String link) {
        try {
            var uri = URI.create(link);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** Everything {@code notice/demo.jte} shows. */
    record DemoPage(List<Line> lines, Paging paging) {

        /** One message: what stands before the link, the link, and what stands behind it. */
        record Line(String to, boolean staff, String at, String before, String link, String after) {}
    }
}
