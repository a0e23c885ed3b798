package org.gongzhi.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongzhi.exchange.Open311Attributes.Standard;
import org.gongzhi.files.Files;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a request that was sent into what its procedure's form asks, and says of everything wrong what it is. */
@Component
class Open311Reader {

    private static final int LONGEST = 4_000;
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]*>");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    private final Open311Services services;
    private final Open311Attributes attributes;
    private final Open311Jurisdictions jurisdictions;
    private final Open311Where where;
    private final Posts posts;
    private final Files files;
    private final Words words;

    Open311Reader(
            Open311Services services,
            Open311Attributes attributes,
            Open311Jurisdictions jurisdictions,
            Open311Where where,
            Posts posts,
            Files files,
            Words words) {
        this.services = services;
        this.attributes = attributes;
        this.jurisdictions = jurisdictions;
        this.where = where;
        this.posts = posts;
        this.files = files;
        this.words = words;
    }

    /** Pictures that came with it are kept first, so call it before a transaction begins. */
    Open311Wish read(Open311Sent sent, SignedIn who, @Nullable String key) {
        var area = jurisdictions.area(sent);
        var service = service(sent);
        var place = where.place(sent, posts.scopeOf(who.person()), area);
        var answers = new LinkedHashMap<String, Object>(attributes.answers(service, sent.attributes()));
        var standard = Open311Attributes.standard(service);
        standard.forEach((sort, field) -> {
            var answer = switch (sort) {
                case DESCRIPTION -> description(sent, service);
                case PHONE -> sent.text("phone");
                case NAME -> name(sent);
                case MEDIA -> photos(sent);
            };
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        });
        if (!sent.files().isEmpty() && !standard.containsKey(Standard.MEDIA)) {
            throw Refusal.invalid("exchange.open311.no-pictures");
        }
        var category = service.category();
        return new Open311Wish(
                service.code(),
                service.procedure().id(),
                category == null ? null : category.path(),
                place.value(),
                answers,
                Open311Said.of(sent),
                who.person(),
                who.name(),
                key);
    }

    private Open311Service service(Open311Sent sent) {
        var code = sent.text("service_code");
        if (code == null) {
            throw Refusal.invalid("exchange.open311.no-service-code");
        }
        return services.find(code).orElseThrow(() -> Refusal.unknown("exchange.open311.unknown-service", code));
    }

    /** Without tags; who sends none is taken to mean what the service is called. */
    private String description(Open311Sent sent, Open311Service service) {
        var text = sent.text("description");
        if (text == null) {
            return words.of("exchange.open311.no-description", service.name());
        }
        var plain = TAG.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
        if (plain.codePointCount(0, plain.length()) > LONGEST) {
            throw Refusal.invalid("exchange.open311.description-too-long", LONGEST);
        }
        return plain.isEmpty() ? words.of("exchange.open311.no-description", service.name()) : plain;
    }

    /** 王 and 芳 are 王芳, Mary and Smith are Mary Smith. */
    private static @Nullable String name(Open311Sent sent) {
        var given = sent.text("first_name");
        var family = sent.text("last_name");
        var han = Stream.of(given, family)
                .filter(Objects::nonNull)
                .allMatch(part -> HAN.matcher(part).matches());
        var parts = han ? Stream.of(family, given) : Stream.of(given, family);
        var name = String.join(
                han ? "" : " ",
                parts.filter(Objects::nonNull).map(String::valueOf).toList());
        return name.isEmpty() ? null : name;
    }

    private @Nullable List<String> photos(Open311Sent sent) {
        return sent.files().isEmpty()
                ? null
                : sent.files().stream()
                        .map(photo -> files.keepPhoto(photo).toString())
                        .toList();
    }

    /** Names the fields of the form as the sender knows them. */
    Refusal inTheirWords(Refusal refusal, Open311Wish wish) {
        if (refusal.fields().isEmpty()) {
            return refusal;
        }
        var names =
                services.find(wish.service()).map(Open311Attributes::standard).orElse(Map.of());
        var named = new LinkedHashMap<String, String>();
        refusal.fields()
                .forEach((key, fault) -> named.put(
                        names.entrySet().stream()
                                .filter(entry -> entry.getValue().key().equals(key))
                                .map(entry -> entry.getKey().argument())
                                .findFirst()
                                .orElseGet(() -> Open311Attributes.argument(key)),
                        fault));
        return Refusal.invalidFields(named);
    }
}
