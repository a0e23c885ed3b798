package org.gongzhi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongzhi.dispatch.Catalogues;
import org.gongzhi.kernel.Progress;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Some three hundred invented matters of the last sixty days, in every state they can be in. All of them, or none. */
@Component
class DemoMatters {

    static final int COUNT = 300;

    /** The first matter stands at this door; where it stands, the others do. */
    private static final PlaceCode FIRST = new PlaceCode(DemoTerritory.COMMUNITY + "001001001");

    private final Matters matters;
    private final Register register;
    private final Posts posts;
    private final Places places;
    private final Catalogues catalogues;
    private final InstantSource time;

    DemoMatters(
            Matters matters, Register register, Posts posts, Places places, Catalogues catalogues, InstantSource time) {
        this.matters = matters;
        this.register = register;
        this.posts = posts;
        this.places = places;
        this.catalogues = catalogues;
        this.time = time;
    }

    /** Whether they were loaded before. */
    boolean stand() {
        return register.openedSince(FIRST.county(), FIRST.value(), Instant.EPOCH) > 0;
    }

    private static byte[] catalogue() {
        try (var in = new ClassPathResource("demo/catalogue.csv").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Transactional
    public void load(Progress progress) {
        if (stand()) {
            return;
        }
        catalogues.found(FIRST.county(), catalogue());
        var cast = new DemoPlay(matters, register, posts, places, time.instant(), progress);
        cast.fresh(FIRST, Duration.ofMinutes(6));
        cast.today();
        cast.underWay();
        cast.ended(COUNT);
        cast.smallMatters();
        cast.messages();
    }
}
