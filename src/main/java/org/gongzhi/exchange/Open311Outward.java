package org.gongzhi.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Service;

/**
 * Sends matters to other Open311 servers and follows what becomes of them. Nothing of the reporter is sent: only what
 * somebody wrote for the purpose, and the village.
 */
@Service
class Open311Outward implements Rounds {

    private static final int AT_ONCE = 10;
    private static final int TRIES = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration TOKEN_PAUSE = Duration.ofSeconds(10);
    private static final Duration FOLLOW_EVERY = Duration.ofMinutes(5);

    /** Clocks differ, and what was written while it was read is not missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Open311Servers servers;
    private final Open311Sendings sendings;
    private final Open311Replies replies;
    private final Open311Call call;
    private final Register register;
    private final Places places;
    private final InstantSource time;

    Open311Outward(
            Open311Servers servers,
            Open311Sendings sendings,
            Open311Replies replies,
            Open311Call call,
            Register register,
            Places places,
            InstantSource time) {
        this.servers = servers;
        this.sendings = sendings;
        this.replies = replies;
        this.call = call;
        this.register = register;
        this.places = places;
        this.time = time;
    }

    @Override
    public String name() {
        return "open311-outward";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean round() {
        var due = sendings.due(AT_ONCE);
        for (var sending : due) {
            servers.find(sending.server())
                    .ifPresentOrElse(
                            server -> {
                                if (sending.state().equals("token")) {
                                    askAfter(server, sending);
                                } else {
                                    send(server, sending);
                                }
                            },
                            () -> sendings.refused(sending.id(), "server-ended"));
        }
        servers.toFollow(FOLLOW_EVERY).forEach(this::follow);
        return due.size() == AT_ONCE;
    }

    private void send(Open311Server server, Open311Sending sending) {
        var matter = register.find(sending.number()).orElseThrow();
        var answer = call.post(
                server,
                "requests.xml",
                arguments(server, sending, matter),
                sending.id().toString());
        if (!answer.good() || answer.rows().isEmpty()) {
            failed(server, sending, answer);
            return;
        }
        var row = answer.rows().getFirst();
        var token = row.getOrDefault("token", "");
        var number = row.getOrDefault("service_request_id", "");
        if (number.isEmpty() && !token.isEmpty()) {
            sendings.tokened(sending.id(), token, time.instant().plus(TOKEN_PAUSE));
        } else {
            taken(server, sending, number);
        }
    }

    private Map<String, String> arguments(Open311Server server, Open311Sending sending, Matter matter) {
        var village = places.ancestor(matter.place(), Level.VILLAGE).orElse(matter.place());
        var place = places.get(village);
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("api_key", servers.key(server.id()));
        arguments.put("service_code", sending.service());
        arguments.put("description", sending.wording());
        arguments.put("address_string", places.fullName(village));
        if (place.latitude() != null && place.longitude() != null) {
            arguments.put("lat", place.latitude().toString());
            arguments.put("long", place.longitude().toString());
        }
        return arguments;
    }

    private void askAfter(Open311Server server, Open311Sending sending) {
        var answer = call.get(server, "tokens/" + sending.remote() + ".xml", Map.of());
        if (!answer.good()) {
            failed(server, sending, answer);
            return;
        }
        var number = answer.rows().isEmpty() ? "" : answer.rows().getFirst().getOrDefault("service_request_id", "");
        if (number.isEmpty()) {
            sendings.later(sending.id(), "", next(sending));
        } else {
            taken(server, sending, number);
        }
    }

    private void taken(Open311Server server, Open311Sending sending, String number) {
        sendings.sent(sending.id(), number.isEmpty() ? null : number);
        replies.tell(server, sending, "exchange.server.taken", number.isEmpty() ? "—" : number);
    }

    private void failed(Open311Server server, Open311Sending sending, Open311Call.Answer answer) {
        if (answer.refused() || sending.attempts() + 1 >= TRIES) {
            sendings.refused(sending.id(), answer.trouble());
            replies.tell(server, sending, "exchange.server.not-taken", replies.trouble(answer.trouble()));
        } else {
            sendings.later(sending.id(), answer.trouble(), next(sending));
        }
    }

    private Instant next(Open311Sending sending) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(sending.attempts(), 10));
        return time.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void follow(Open311Server server) {
        if (!sendings.anyAt(server.id())) {
            servers.followed(server.id(), time.instant());
            return;
        }
        var until = time.instant();
        var from = server.followedAt().minus(OVERLAP);
        var longest = until.minus(Open311Window.MOST).plus(OVERLAP);
        var answer = call.get(
                server,
                "servicerequestupdates.xml",
                Map.of(
                        "start_date",
                        Open311Rows.time(from.isBefore(longest) ? longest : from),
                        "end_date",
                        Open311Rows.time(until.plusSeconds(1)),
                        "api_key",
                        servers.key(server.id())));
        if (!answer.good()) {
            servers.troubled(server.id(), answer.trouble());
            return;
        }
        answer.rows().forEach(row -> take(server, row));
        servers.followed(server.id(), until);
    }

    private void take(Open311Server server, Map<String, String> row) {
        var update = row.getOrDefault("update_id", "");
        var remote = row.getOrDefault("service_request_id", "");
        if (!update.isEmpty() && update.length() <= 200 && !remote.isEmpty()) {
            var status = row.getOrDefault("status", "");
            sendings.byRemote(server.id(), remote)
                    .ifPresent(sending -> replies.take(
                            server,
                            sending,
                            update,
                            status,
                            row.getOrDefault("description", ""),
                            Open311Sending.ends(status)));
        }
    }
}
