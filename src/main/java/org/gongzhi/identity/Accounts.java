package org.gongzhi.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the persons the office knows, and opens accounts for those who sign in. */
@Service
@Transactional
public class Accounts {

    private final PersonRepository persons;
    private final AccountRepository accounts;
    private final Passwords passwords;

    Accounts(PersonRepository persons, AccountRepository accounts, Passwords passwords) {
        this.persons = persons;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Somebody who holds a post and is called, but never signs in: a building head, a volunteer. */
    public record Newcomer(String name, @Nullable String phone) {}

    /**
     * Opens an account and returns its person.
     *
     * @throws Refusal if the name is taken or not of the form a–z, 0–9, dot, dash
     */
    public UUID open(
            String username,
            String name,
            AccountKind kind,
            @Nullable String phone,
            String firstPassword,
            boolean mustChange) {
        requireUsername(username);
        if (accounts.exists(username)) {
            throw Refusal.conflict("identity.username-taken", username);
        }
        var person = enrol(name, phone);
        accounts.insert(person, username, kind, passwords.encode(firstPassword), mustChange);
        return person;
    }

    static void requireUsername(String username) {
        if (!username.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw Refusal.invalid("identity.username-malformed");
        }
    }

    /** Makes a person known without an account. */
    public UUID enrol(String name, @Nullable String phone) {
        return enrolAll(List.of(new Newcomer(name, phone))).getFirst();
    }

    /** Makes many persons known at once; the answers come in the same order. */
    public List<UUID> enrolAll(List<Newcomer> newcomers) {
        newcomers.forEach(newcomer -> {
            if (newcomer.name().isBlank() || newcomer.name().length() > 80) {
                throw Refusal.invalid("identity.name-missing");
            }
        });
        var ids = newcomers.stream().map(_ -> Ids.next()).toList();
        persons.insert(
                IntStream.range(0, ids.size())
                        .mapToObj(i ->
                                new Person(ids.get(i), newcomers.get(i).name().strip()))
                        .toList(),
                newcomers.stream()
                        .map(newcomer -> Optional.ofNullable(newcomer.phone())
                                .filter(phone -> !phone.isBlank())
                                .map(Phone::parse))
                        .toList());
        return ids;
    }

    @Transactional(readOnly = true)
    public boolean exists(String username) {
        return accounts.exists(username);
    }

    @Transactional(readOnly = true)
    public Optional<UUID> byUsername(String username) {
        return accounts.find(username).map(Account::person);
    }

    @Transactional(readOnly = true)
    public Optional<Person> person(UUID id) {
        return persons(List.of(id)).stream().findFirst();
    }

    /** Those of the asked who are known, in no particular order. */
    @Transactional(readOnly = true)
    public List<Person> persons(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persons.find(ids);
    }

    @Transactional(readOnly = true)
    public Optional<String> phoneOf(UUID person) {
        return persons.phone(person).map(Phone::value);
    }

    /** Changes or, with null, forgets the phone of a person. */
    public void changePhone(UUID person, @Nullable String phone) {
        persons.updatePhone(
                person, phone == null || phone.isBlank() ? Optional.empty() : Optional.of(Phone.parse(phone)));
    }
}
