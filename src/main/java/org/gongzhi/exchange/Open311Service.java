package org.gongzhi.exchange;

import java.util.Locale;
import java.util.Map;
import org.gongzhi.category.Category;
import org.gongzhi.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be asked for by Open311: a kind of matter, or one category of it.
 *
 * @param category the category of two levels it is about; null for the kind as a whole
 */
record Open311Service(
        String code,
        Open311Offer offer,
        Procedure procedure,
        @Nullable Category category) {

    String name() {
        return category == null ? procedure.name() : category.shortName();
    }

    /** Under which it is shown: the wide category, or the group of the offer. */
    String group() {
        return category == null ? offer.group() : category.names().getFirst();
    }

    /** The field of the form that takes the description. */
    String describe() {
        var named = offer.describe();
        return named == null ? procedure.title() : named;
    }

    /** As {@code PublishedMatters} tells kinds apart. */
    String kind() {
        return kind(procedure.id(), category == null ? null : category.path());
    }

    static String kind(String procedure, @Nullable String category) {
        return procedure + "|" + (category == null ? "" : category);
    }

    /** Whether its matters may be listed: nothing is to be told of what went into a black box. */
    boolean listed() {
        return offer.kind() != Open311Offer.Kind.BLACKBOX
                && procedure.publishes("number")
                && procedure.publishes("state");
    }

    Map<String, @Nullable Object> row(boolean metadata) {
        return GeoReport.object(
                "service_code", code,
                "service_name", name(),
                "description", category == null ? offer.description() : category.path() + "。" + offer.description(),
                "metadata", metadata,
                "type", offer.kind().word(),
                "keywords", String.join(",", offer.keywords()).toLowerCase(Locale.ROOT),
                "group", group());
    }
}
