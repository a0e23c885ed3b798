package org.gongzhi.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.category.Category;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Duties;
import org.gongzhi.organization.Duty;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Catalogue.Advice;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns a line of the catalogue into a desk where somebody sits today, and says in words why that one. */
@Component
class Advisor {

    /** Takes what no line names, in a county that has not written its own fallback yet. */
    private static final String LAST_RESORT = "centre-officer";

    private final Posts posts;
    private final Bodies bodies;
    private final Duties duties;
    private final Places places;
    private final MessageSource messages;

    Advisor(Posts posts, Bodies bodies, Duties duties, Places places, MessageSource messages) {
        this.posts = posts;
        this.bodies = bodies;
        this.duties = duties;
        this.places = places;
        this.messages = messages;
    }

    Advice advise(Plan plan, @Nullable Category category, PlaceCode place) {
        return plan.find(category, place)
                .map(entry -> byEntry(entry, category, place))
                .orElseGet(() -> new Advice(
                        posts.deskFor(LAST_RESORT, place),
                        word("dispatch.why.last-resort", subject(category), name(Target.duty(LAST_RESORT))),
                        true));
    }

    private Advice byEntry(Entry entry, @Nullable Category category, PlaceCode place) {
        var first = Objects.requireNonNull(entry.target());
        var why = entry.category() == null
                ? word(
                        "dispatch.why.fallback",
                        subject(category),
                        places.fullName(entry.place()),
                        name(first),
                        entry.basis(),
                        Shanghai.date(entry.from()))
                : word(
                        "dispatch.why",
                        entry.category().path(),
                        places.fullName(entry.place()),
                        name(first),
                        entry.basis(),
                        Shanghai.date(entry.from()));
        var there = Stream.concat(Stream.of(first), entry.deputies().stream())
                .filter(target -> isStaffed(target, place))
                .findFirst()
                .orElse(first);
        if (!there.equals(first)) {
            why += word("dispatch.why.deputy", name(first), name(there));
        }
        return new Advice(desk(there, place), why, entry.category() == null);
    }

    private String subject(@Nullable Category category) {
        return category == null ? word("dispatch.why.uncategorised") : category.path();
    }

    Desk desk(Target target, PlaceCode place) {
        return target.isBody() ? Desk.ofBody(target.code()) : posts.deskFor(target.code(), place);
    }

    /** Whether somebody sits there today of their own, not only for want of anybody nearer. */
    boolean isStaffed(Target target, PlaceCode place) {
        return !posts.at(desk(target, place)).isEmpty();
    }

    /** 白银区城管局, or 乡镇（街道）专职. */
    String name(Target target) {
        return target.isBody()
                ? bodies.find(target.code()).map(Body::name).orElse(target.code())
                : duties.find(target.code()).map(Duty::name).orElse(target.code());
    }

    /** The name of a desk: the body, or the duty and its place. */
    String name(Desk desk) {
        return desk.isBody()
                ? name(Target.body(desk.body()))
                : word("dispatch.desk", places.fullName(desk.place()), name(Target.duty(desk.duty())));
    }

    /** The body or duty people mean: its code, or its name where only one body of the county is called so. */
    Optional<Target> named(String text, PlaceCode county) {
        var typed = text.strip();
        var duty = duties.all().stream()
                .filter(one -> one.name().equals(typed) || one.key().equals(typed))
                .filter(one -> !one.bodyBound())
                .findFirst();
        if (duty.isPresent()) {
            return duty.map(one -> Target.duty(one.key()));
        }
        var called = bodies.list(null, county).stream()
                .filter(body -> body.name().equals(typed) || body.code().equals(typed))
                .toList();
        return called.size() == 1 ? Optional.of(Target.body(called.getFirst().code())) : Optional.empty();
    }

    /** The names of everybody who may be given something in the county. */
    List<String> targets(PlaceCode county) {
        return Stream.concat(
                        duties.all().stream().filter(duty -> !duty.bodyBound()).map(Duty::name),
                        bodies.list(null, county).stream()
                                .filter(body ->
                                        !posts.at(Desk.ofBody(body.code())).isEmpty())
                                .map(Body::name))
                .distinct()
                .toList();
    }

    String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
