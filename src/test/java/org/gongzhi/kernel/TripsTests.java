package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import org.gongzhi.kernel.Trips.Part;
import org.gongzhi.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TripsTests {

    private final JdbcTemplate jdbc;
    private final Trips trips;

    TripsTests() throws SQLException {
        jdbc = new JdbcTemplate(new DriverManagerDataSource(TestDatabase.newDatabase()));
        trips = new Trips(jdbc);
    }

    @BeforeEach
    void aShelf() {
        jdbc.execute("create table shelf (name text primary key, pages int, bought timestamptz)");
    }

    @Test
    void eachStatementSeesWhatThoseBeforeItDid() {
        var written = trips.write(List.of(
                book("a", 10),
                book("a", 20),
                Part.of("update shelf set pages = pages + :more").with("more", 1),
                book("b", 30)));

        assertThat(written).containsExactly(1, 0, 1, 1);
        assertThat(jdbc.queryForList("select pages from shelf order by name", Integer.class))
                .containsExactly(11, 30);
    }

    @Test
    void whatIsAbsentIsWrittenAsAbsentWhateverItsType() {
        trips.write(List.of(Part.of("insert into shelf values (:name, :pages, :bought::timestamptz)")
                .with("name", "a")
                .with("pages", 1)
                .with("bought", null)));

        assertThat(jdbc.queryForObject("select bought is null from shelf", Boolean.class))
                .isTrue();
    }

    @Test
    void whenOneFailsNoneStands() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> trips.write(List.of(
                        book("a", 10),
                        Part.of("insert into shelf (name) values (:name)").with("name", "a"))));

        assertThat(jdbc.queryForObject("select count(*) from shelf", Integer.class))
                .isZero();
    }

    @Test
    void twoReadingsComeBackApart() {
        trips.write(List.of(book("a", 10), book("b", 20)));

        var found = trips.read(
                Part.of("select name from shelf where pages > :least order by name")
                        .with("least", 5),
                (row, _) -> row.getString(1),
                Part.of("select pages from shelf where name = :name").with("name", "b"),
                (row, _) -> row.getInt(1));

        assertThat(found.first()).containsExactly("a", "b");
        assertThat(found.second()).containsExactly(20);
    }

    private static Part book(String name, int pages) {
        return Part.of("insert into shelf (name, pages) values (:name, :pages) on conflict do nothing")
                .with("name", name)
                .with("pages", pages);
    }
}
