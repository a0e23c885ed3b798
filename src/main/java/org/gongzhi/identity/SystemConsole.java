package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The system administrator opens accounts and keeps names and phones; who may come in is not theirs to say. */
@Controller
@RequestMapping("/admin/system")
class SystemConsole {

    static final int PAGE = 50;
    private static final int MOST_EXPORTED = 100_000;

    private final Administration administration;
    private final AccountRepository repository;
    private final Accounts accounts;

    SystemConsole(Administration administration, AccountRepository repository, Accounts accounts) {
        this.administration = administration;
        this.repository = repository;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "1") int page) {
        return show(words, page, Form.EMPTY, null);
    }

    /** Shows the first password in the answer itself: it is kept nowhere, so there is nothing to redirect to. */
    @PostMapping("/accounts")
    ModelAndView open(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String phone,
            @AuthenticationPrincipal SignedIn who) {
        var form = new Form(username.strip(), name.strip(), kind, phone.strip());
        try {
            var opened = administration.open(form.username(), form.name(), form.of(), form.phone(), who);
            return new ModelAndView(
                    "identity/opened",
                    "page",
                    new OpenedPage("/admin/system", form.username(), form.name(), opened.firstPassword()));
        } catch (Refusal refusal) {
            var view = show("", 1, form, refusal);
            view.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return view;
        }
    }

    @GetMapping("/accounts/{person}")
    ModelAndView one(@PathVariable UUID person, @RequestParam(required = false) @Nullable String done) {
        var account = repository.find(person).orElseThrow(() -> Refusal.unknown("identity.account-unknown"));
        var phone = accounts.phoneOf(person).flatMap(Phone::find).map(Phone::masked);
        return new ModelAndView("identity/system-account", "page", new SystemAccountPage(account, phone, done != null));
    }

    @PostMapping("/accounts/{person}")
    String describe(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "false") boolean single,
            @AuthenticationPrincipal SignedIn who) {
        administration.describe(person, name, phone, single, who);
        return "redirect:/admin/system/accounts/" + person + "?done";
    }

    /** The accounts as a table: who they are, nothing that opens a door. */
    @GetMapping("/accounts.xlsx")
    void table(@RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        var heads = Stream.of("identity.username", "identity.name", "identity.kind")
                .map(ui::lookup)
                .toList();
        var rows = repository.search(words.strip(), MOST_EXPORTED, 0).stream()
                .map(account -> List.of(
                        account.username(),
                        account.name(),
                        ui.text("identity.kind." + account.kind().name())));
        Sheet.answer(response, ui.lookup("identity.nav.system"), heads, rows);
    }

    private ModelAndView show(String words, int page, Form form, @Nullable Refusal refusal) {
        var number = Math.max(1, page);
        var found = repository.search(words.strip(), PAGE, (long) (number - 1) * PAGE);
        return new ModelAndView(
                "identity/system",
                "page",
                new SystemPage(found, words, paging("/admin/system", words, number), form, refusal));
    }

    private Paging paging(String path, String words, int number) {
        return Paging.counted(withWords(path, words), number, PAGE, repository.count(words.strip()));
    }

    static String withWords(String path, String words) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("words", "{words}")
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    /** What is typed to open an account. */
    record Form(String username, String name, String kind, String phone) {

        static final Form EMPTY = new Form("", "", AccountKind.STAFF.name(), "");

        AccountKind of() {
            return Arrays.stream(AccountKind.values())
                    .filter(each -> each.name().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("identity.kind-missing"));
        }
    }

    /** What {@code identity/system.jte} shows. */
    record SystemPage(
            List<Account> accounts,
            String words,
            Paging paging,
            Form form,
            @Nullable Refusal refusal) {

        List<Choice> kinds(Ui ui) {
            return Arrays.stream(AccountKind.values())
                    .map(kind -> new Choice(kind.name(), ui.text("identity.kind." + kind.name())))
                    .toList();
        }
    }

    /** What {@code identity/opened.jte} shows, once. */
    record OpenedPage(
            String back,
            String username,
            String name,
            @Nullable String password) {}

    /** What {@code identity/system-account.jte} shows. */
    record SystemAccountPage(Account account, Optional<String> phone, boolean done) {}
}
