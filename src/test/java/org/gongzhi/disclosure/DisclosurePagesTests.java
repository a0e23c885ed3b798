package org.gongzhi.disclosure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.gongzhi.files.Files;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demonstration's street published, as residents, its officers and the committee see it. */
class DisclosurePagesTests extends PagesTests {

    private static final String VILLAGE = "620402001006";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Publications publications;

    @Autowired
    private Files files;

    @Override
    protected List<Look> pages() {
        var newest = "/open/" + VILLAGE + "/income-expense/" + period("state = 'done' and item = 'income-expense'");
        var waiting = "/work/open/" + VILLAGE + "/balance/" + period("state = 'waiting' and item = 'balance'");
        return List.of(
                Look.at("/open/" + VILLAGE, "open-village"),
                Look.at(newest, "open-paper"),
                Look.at("/open/" + VILLAGE + "/income-expense", "open-item"),
                Look.at("/open/" + VILLAGE + "/board", "open-board").paper(),
                Look.at("/work/open", "matrix").as("town"),
                Look.at(waiting, "open-draft").as("community"),
                Look.at(withOriginal().workPath() + "/check", "open-check").as("community"),
                Look.at(withOriginal().workPath() + "/originals/" + original() + "/cover", "open-cover")
                        .as("community"));
    }

    /** A draft with a photograph, kept from the first time it is asked for. */
    private Slot withOriginal() {
        var slot = new Slot(
                new PlaceCode(VILLAGE), "donations", Period.of(period("state = 'waiting' and item = 'donations'")));
        var draft = publications.draft(slot);
        if (draft.contents().originals().isEmpty()) {
            var photo = files.keepPhoto(photo()).toString();
            publications.save(
                    slot,
                    new Contents("签收表见原件。", List.of(), List.of(new Contents.Original(photo, "签收表"))),
                    draft.edition());
        }
        return slot;
    }

    private String original() {
        return publications
                .draft(withOriginal())
                .contents()
                .originals()
                .getFirst()
                .file();
    }

    private static byte[] photo() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String period(String where) {
        return jdbc.sql("select period from disclosure.due where place = :place and %s order by period desc limit 1"
                        .formatted(where))
                .param("place", VILLAGE)
                .query(String.class)
                .single();
    }
}
