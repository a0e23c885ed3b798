package org.gongzhi.appeal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many reports one door and one address may send in an hour. Counted in memory, addresses only as digests: after a
 * restart everybody begins anew, and nobody's address is kept.
 */
@Component
class ReportLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 100_000;

    private final Vault vault;
    private final InstantSource time;
    private final int perDoor;
    private final int perAddress;
    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

    ReportLimits(
            Vault vault,
            InstantSource time,
            @Value("${gongzhi.appeal.per-door-and-hour:60}") int perDoor,
            @Value("${gongzhi.appeal.per-address-and-hour:20}") int perAddress) {
        this.vault = vault;
        this.time = time;
        this.perDoor = perDoor;
        this.perAddress = perAddress;
    }

    private record Window(Instant since, int count) {

        boolean over(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    /** @throws Refusal saying in how many minutes to try again */
    void require(PlaceCode door, String address) {
        require(door(door), perDoor, "appeal.door-too-many");
        require(address(address), perAddress, "appeal.address-too-many");
    }

    private void require(String key, int most, String code) {
        var now = time.instant();
        var window = windows.get(key);
        if (window != null && !window.over(now) && window.count() >= most) {
            var left = Duration.between(now, window.since().plus(WINDOW));
            throw Refusal.tooMany(code, left.toMinutes() + 1);
        }
    }

    void count(PlaceCode door, String address) {
        var now = time.instant();
        if (windows.size() > MOST_KEPT) {
            windows.values().removeIf(window -> window.over(now));
        }
        add(door(door), now);
        add(address(address), now);
    }

    private void add(String key, Instant now) {
        windows.merge(
                key,
                new Window(now, 1),
                (old, fresh) -> old.over(now) ? fresh : new Window(old.since(), old.count() + 1));
    }

    private static String door(PlaceCode code) {
        return "d" + code.value();
    }

    private String address(String address) {
        return "a" + Base64.getEncoder().encodeToString(vault.mac("address", address));
    }
}
