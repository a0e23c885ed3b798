package org.gongzhi.appeal;

import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.identity.Allowance;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many reports one door and one address may send in an hour. */
@Component
class ReportLimits {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Allowance doors;
    private final Allowance addresses;

    ReportLimits(
            Vault vault,
            InstantSource time,
            @Value("${gongzhi.appeal.per-door-and-hour:60}") int perDoor,
            @Value("${gongzhi.appeal.per-address-and-hour:20}") int perAddress) {
        this.doors = new Allowance(vault, time, "door", WINDOW, perDoor);
        this.addresses = new Allowance(vault, time, "address", WINDOW, perAddress);
    }

    /** @throws Refusal saying in how many minutes to try again */
    void require(PlaceCode door, String address) {
        doors.require(door.value(), "appeal.door-too-many");
        addresses.require(address, "appeal.address-too-many");
    }

    void count(PlaceCode door, String address) {
        doors.count(door.value());
        addresses.count(address);
    }
}
