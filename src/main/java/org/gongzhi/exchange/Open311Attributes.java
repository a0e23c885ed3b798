package org.gongzhi.exchange;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.category.Categories;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The attributes of a service are what its procedure's form asks beyond the arguments the standard has itself: the
 * description, the phone, the name and the pictures.
 */
@Component
class Open311Attributes {

    /**
     * The sender's own number of the request, by which a request sent twice is known; FixMyStreet has a name of its
     * own.
     */
    static final List<String> OWN_NUMBER = List.of("external_id", "fixmystreet_id");

    private final Categories categories;
    private final Words words;

    Open311Attributes(Categories categories, Words words) {
        this.categories = categories;
        this.words = words;
    }

    /** Which argument of the standard answers a field. */
    enum Standard {
        DESCRIPTION("description"),
        PHONE("phone"),
        NAME("first_name"),
        MEDIA("media");

        private final String argument;

        Standard(String argument) {
            this.argument = argument;
        }

        String argument() {
            return argument;
        }
    }

    /** The fields the standard has arguments for; the first of each sort. */
    static Map<Standard, Field> standard(Open311Service service) {
        var standard = new LinkedHashMap<Standard, Field>();
        for (var field : service.procedure().fields().values()) {
            sort(service, field).ifPresent(sort -> standard.putIfAbsent(sort, field));
        }
        return standard;
    }

    private static Optional<Standard> sort(Open311Service service, Field field) {
        if (field.key().equals(service.describe())) {
            return Optional.of(Standard.DESCRIPTION);
        }
        return switch (field.type()) {
            case PHONE -> Optional.of(Standard.PHONE);
            case FILES -> Optional.of(Standard.MEDIA);
            case LINE -> field.key().equals("name") ? Optional.of(Standard.NAME) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The fields that are attributes; what can only be handed in as a file is none. */
    static List<Field> asked(Open311Service service) {
        var standard = standard(service).values();
        return service.procedure().fields().values().stream()
                .filter(field -> !standard.contains(field) && !field.type().handedIn())
                .toList();
    }

    List<Map<String, @Nullable Object>> describe(Open311Service service) {
        var described = new ArrayList<Map<String, @Nullable Object>>();
        for (var field : asked(service)) {
            described.add(GeoReport.object(
                    "variable", true,
                    "code", field.key(),
                    "datatype", datatype(field.type()),
                    "required", field.required(),
                    "datatype_description", hint(field),
                    "order", described.size() + 1,
                    "description", field.label(),
                    "values", values(field)));
        }
        described.add(GeoReport.object(
                "variable",
                true,
                "code",
                OWN_NUMBER.getFirst(),
                "datatype",
                "string",
                "required",
                false,
                "datatype_description",
                words.of("exchange.open311.own-number.hint"),
                "order",
                described.size() + 1,
                "description",
                words.of("exchange.open311.own-number"),
                "values",
                List.of()));
        return described;
    }

    private static String datatype(Field.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case CHOICE, CATEGORY, FLAG -> "singlevaluelist";
            case CHOICES -> "multivaluelist";
            case NUMBER -> "number";
            case DATE -> "datetime";
            default -> "string";
        };
    }

    private @Nullable String hint(Field field) {
        return switch (field.type()) {
            case DATE -> words.of("exchange.open311.date.hint");
            case NUMBER -> field.max() > 0 ? words.of("exchange.open311.number.hint", field.max()) : field.hint();
            default -> field.hint();
        };
    }

    private List<Map<String, @Nullable Object>> values(Field field) {
        var values = switch (field.type()) {
            case CHOICE, CHOICES -> field.choices();
            case FLAG -> List.of(new Field.Choice("true", words.of("exchange.open311.yes")));
            case CATEGORY ->
                categories.all().stream()
                        .map(each -> new Field.Choice(each.path(), each.path()))
                        .toList();
            default -> List.<Field.Choice>of();
        };
        return values.stream()
                .map(choice -> GeoReport.object("key", choice.key(), "name", choice.name()))
                .toList();
    }

    /**
     * The answers as the procedure's form takes them.
     *
     * @throws Refusal naming each attribute that nobody asks for, is given twice, or is missing
     */
    Map<String, Object> answers(Open311Service service, Map<String, List<String>> given) {
        var wrong = new LinkedHashMap<String, String>();
        var answers = new LinkedHashMap<String, Object>();
        var asked = new LinkedHashMap<String, Field>();
        asked(service).forEach(field -> asked.put(field.key(), field));
        given.forEach((code, values) -> {
            var field = asked.get(code);
            if (field == null) {
                if (!OWN_NUMBER.contains(code)) {
                    wrong.put(argument(code), "exchange.open311.unknown-attribute");
                }
            } else if (field.type() == Field.Type.CHOICES) {
                answers.put(code, values);
            } else if (values.size() > 1) {
                wrong.put(argument(code), "exchange.open311.one-value");
            } else {
                answers.put(code, field.type() == Field.Type.DATE ? day(values.getFirst()) : values.getFirst());
            }
        });
        asked.values().stream()
                .filter(field -> field.required() && !given.containsKey(field.key()))
                .forEach(field -> wrong.put(argument(field.key()), "exchange.open311.attribute-missing"));
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
        return answers;
    }

    static String argument(String code) {
        return "attribute[" + code + "]";
    }

    /** The day in official time of an instant with its zone; what is no instant the form judges itself. */
    private static String day(String text) {
        try {
            return Shanghai.day(OffsetDateTime.parse(text.replace(' ', '+')).toInstant())
                    .toString();
        } catch (DateTimeParseException _) {
            return text;
        }
    }
}
