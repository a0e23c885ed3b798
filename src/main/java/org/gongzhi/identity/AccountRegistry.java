package org.gongzhi.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Registry;
import org.gongzhi.web.Viewer;
import org.springframework.stereotype.Component;

/**
 * Accounts of staff from a template (账号导入). Each first password is shown once, after all were opened; administrators
 * are opened one by one, by hand.
 */
@Component
class AccountRegistry implements Registry {

    private final Administration administration;
    private final AccountRepository repository;
    private final Accounts accounts;

    AccountRegistry(Administration administration, AccountRepository repository, Accounts accounts) {
        this.administration = administration;
        this.repository = repository;
        this.accounts = accounts;
    }

    @Override
    public String id() {
        return "accounts";
    }

    @Override
    public String title() {
        return "identity.registry.accounts";
    }

    @Override
    public String about() {
        return "identity.registry.accounts.about";
    }

    /** Making a password safe takes long on purpose. */
    @Override
    public int most() {
        return 300;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.needed("username", "identity.username", "identity.registry.username.hint"),
                Column.needed("name", "identity.name", "identity.registry.name.hint"),
                Column.optional("phone", "identity.registry.phone", "identity.registry.phone.hint"));
    }

    @Override
    public List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts) {
        var seen = new HashSet<String>();
        return rows.stream()
                .map(row -> attempts.of(() -> take(row, (SignedIn) by, seen, attempts.rehearsing())))
                .toList();
    }

    private Verdict take(Row row, SignedIn by, Set<String> seen, boolean rehearsing) {
        var username = row.cell("username");
        if (!seen.add(username)) {
            throw Refusal.conflict("identity.username-taken", username);
        }
        var known = repository.find(username);
        if (known.isPresent()) {
            return describe(known.get(), row, by);
        }
        if (rehearsing) {
            Accounts.requireUsername(username);
            accounts.enrol(row.cell("name"), row.given("phone"));
            return Verdict.made();
        }
        var opened = administration.open(username, row.cell("name"), AccountKind.STAFF, row.cell("phone"), by);
        return Verdict.made(String.valueOf(opened.firstPassword()));
    }

    private Verdict describe(Account account, Row row, SignedIn by) {
        if (account.kind() != AccountKind.STAFF) {
            throw Refusal.conflict("identity.username-taken", account.username());
        }
        var phone = row.given("phone");
        var same = account.name().equals(row.cell("name"))
                && (phone == null
                        || accounts.phoneOf(account.person())
                                .filter(Phone.parse(phone).value()::equals)
                                .isPresent());
        if (same) {
            return Verdict.same();
        }
        administration.describe(account.person(), row.cell("name"), row.cell("phone"), account.singleSession(), by);
        return Verdict.changed();
    }
}
