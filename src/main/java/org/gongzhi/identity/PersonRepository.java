package org.gongzhi.identity;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Persons in the database; their phones only sealed. */
@Repository
class PersonRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Vault vault;

    PersonRepository(JdbcClient jdbc, JdbcTemplate template, Vault vault) {
        this.jdbc = jdbc;
        this.template = template;
        this.vault = vault;
    }

    void insert(List<Person> persons, List<Optional<Phone>> phones) {
        var rows = persons.iterator();
        var numbers = phones.iterator();
        template.batchUpdate(
                "insert into identity.person (id, name, phone, phone_digest) values (?, ?, ?, ?)",
                persons,
                1000,
                (statement, _) -> {
                    var person = rows.next();
                    var phone = numbers.next();
                    statement.setObject(1, person.id());
                    statement.setString(2, person.name());
                    statement.setBytes(
                            3, phone.map(number -> sealed(person.id(), number)).orElse(null));
                    statement.setBytes(
                            4, phone.map(number -> vault.digest(number.value())).orElse(null));
                });
    }

    List<Person> find(Collection<UUID> ids) {
        return jdbc.sql("select id, name from identity.person where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new Person(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    Optional<Phone> phone(UUID person) {
        return jdbc.sql("select phone from identity.person where id = :id and phone is not null")
                .param("id", person)
                .query((row, _) -> row.getBytes("phone"))
                .optional()
                .map(kept -> new Phone(vault.open(kept, context(person))));
    }

    void updatePhone(UUID person, Optional<Phone> phone) {
        jdbc.sql("update identity.person set phone = :phone, phone_digest = :digest where id = :id")
                .param("id", person)
                .param("phone", phone.map(number -> sealed(person, number)).orElse(null), Types.BINARY)
                .param(
                        "digest",
                        phone.map(number -> vault.digest(number.value())).orElse(null),
                        Types.BINARY)
                .update();
    }

    void updateName(UUID person, String name) {
        jdbc.sql("update identity.person set name = :name where id = :id")
                .param("id", person)
                .param("name", name)
                .update();
    }

    private byte[] sealed(UUID person, Phone phone) {
        return vault.seal(phone.value(), context(person));
    }

    private static String context(UUID person) {
        return "person:" + person;
    }
}
