package org.gongzhi.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.category.Categories;
import org.gongzhi.category.Category;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.PublishedMatters.Kinds;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What other programs may ask for by Open311: the files {@code open311/*.yaml} of the program and of the data folder,
 * and the categories in force.
 */
@Component
class Open311Services {

    private static final int LEVEL = 2;

    private final Map<String, Open311Offer> offers = new LinkedHashMap<>();
    private final Procedures procedures;
    private final Categories categories;
    private volatile @Nullable Catalogue known;

    Open311Services(
            Procedures procedures,
            Categories categories,
            ResourcePatternResolver resources,
            @Value("${gongzhi.data:}") String data)
            throws IOException {
        this.procedures = procedures;
        this.categories = categories;
        load(resources, "classpath*:open311/*.yaml");
        if (!data.isEmpty()) {
            load(resources, "file:" + data + "/open311/*.yaml");
        }
    }

    /** All services while one edition of the categories is in force. */
    private record Catalogue(LocalDate since, Map<String, Open311Service> byCode, Map<String, Open311Service> byKind) {}

    private void load(ResourcePatternResolver resources, String pattern) throws IOException {
        for (var file : resources.getResources(pattern)) {
            var offer = Open311Offer.read(file);
            var procedure = procedures
                    .find(offer.procedure())
                    .orElseThrow(() ->
                            new IllegalStateException(offer.file() + ": there is no procedure " + offer.procedure()));
            for (var field : new String[] {offer.describe(), procedure.title()}) {
                if (field != null && !procedure.fields().containsKey(field)) {
                    throw new IllegalStateException(offer.file() + ": the form has no field " + field);
                }
            }
            if (offer.update() != null && procedure.action(offer.update()) == null) {
                throw new IllegalStateException(offer.file() + ": there is no action " + offer.update());
            }
            // Otherwise one offer would list what the other keeps to itself.
            if (offers.values().stream().anyMatch(other -> other.procedure().equals(offer.procedure()))) {
                throw new IllegalStateException(offer.file() + ": another file offers " + offer.procedure());
            }
            offers.put(offer.code(), offer);
        }
    }

    private Catalogue catalogue() {
        var since = categories.inForceSince();
        var last = known;
        if (last == null || !last.since().equals(since)) {
            last = read(since);
            known = last;
        }
        return last;
    }

    private Catalogue read(LocalDate since) {
        var byCode = new LinkedHashMap<String, Open311Service>();
        var byKind = new LinkedHashMap<String, Open311Service>();
        for (var offer : offers.values()) {
            var procedure = procedures.get(offer.procedure());
            var all = new ArrayList<Open311Service>();
            all.add(new Open311Service(offer.code(), offer, procedure, null));
            if (offer.byCategory()) {
                categories.all().stream()
                        .filter(category -> category.level() == LEVEL)
                        .map(category -> new Open311Service(code(offer, category), offer, procedure, category))
                        .forEach(all::add);
            }
            all.forEach(service -> {
                byCode.put(service.code(), service);
                byKind.putIfAbsent(service.kind(), service);
            });
        }
        return new Catalogue(since, byCode, byKind);
    }

    /** Made of the category's name, so that it stays when the categories around it change. */
    private static String code(Open311Offer offer, Category category) {
        return offer.code() + "-" + HexFormat.of().formatHex(Sha256.of(category.path()), 0, 4);
    }

    Collection<Open311Service> all() {
        return catalogue().byCode().values();
    }

    Optional<Open311Service> find(String code) {
        return Optional.ofNullable(catalogue().byCode().get(code));
    }

    /** Under which service a matter is listed; empty when it is under none. */
    Optional<Open311Service> of(String procedure, @Nullable String category) {
        var byKind = catalogue().byKind();
        return Optional.ofNullable(category)
                .map(path -> byKind.get(Open311Service.kind(procedure, cut(path))))
                .or(() -> Optional.ofNullable(byKind.get(Open311Service.kind(procedure, null))))
                .filter(Open311Service::listed);
    }

    private static String cut(String path) {
        var names = path.split("/", -1);
        return names.length < LEVEL ? path : names[0] + "/" + names[1];
    }

    /** The kinds of matters behind these services; behind all that are listed when none is named. */
    Kinds kinds(List<String> codes) {
        var catalogue = catalogue();
        var whole = new HashSet<String>();
        var kinds = new ArrayList<String>();
        var rest = new HashSet<String>();
        for (var service : codes.isEmpty() ? catalogue.byKind().values() : asked(catalogue, codes)) {
            if (!service.listed()) {
                continue;
            }
            if (service.category() != null) {
                kinds.add(service.kind());
            } else if (codes.isEmpty() || !service.offer().byCategory()) {
                whole.add(service.procedure().id());
            } else {
                rest.add(service.procedure().id());
            }
        }
        if (codes.isEmpty()) {
            kinds.clear();
        }
        var known = rest.isEmpty() ? List.<String>of() : categories(catalogue);
        return new Kinds(List.copyOf(whole), kinds, List.copyOf(rest), known);
    }

    private static List<String> categories(Catalogue catalogue) {
        return catalogue.byKind().values().stream()
                .filter(service -> service.category() != null)
                .map(Open311Service::kind)
                .toList();
    }

    private static List<Open311Service> asked(Catalogue catalogue, List<String> codes) {
        return codes.stream()
                .map(catalogue.byCode()::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
