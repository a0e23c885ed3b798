package org.gongzhi.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gongzhi.identity.DemoSignIns;
import org.gongzhi.kernel.ReadyLine;
import org.gongzhi.organization.DemoOrganization;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Places;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console which door to open and with which accounts to look inside. */
@Component
@ConditionalOnProperty(name = "gongzhi.demo", havingValue = "baiyin")
class DemoLines implements ReadyLine {

    private final DoorCodes doors;
    private final Places places;
    private final DemoOrganization organization;
    private final Environment environment;
    private final MessageSource messages;

    DemoLines(
            DoorCodes doors,
            Places places,
            DemoOrganization organization,
            Environment environment,
            MessageSource messages) {
        this.doors = doors;
        this.places = places;
        this.organization = organization;
        this.environment = environment;
        this.messages = messages;
    }

    @Override
    public List<String> lines() {
        if (places.find(DemoTerritory.BUILDING).isEmpty()) {
            return List.of();
        }
        var port = environment.getProperty("local.server.port", "8080");
        var door = text(
                "demo.door",
                "http://localhost:" + port + "/q/" + doors.codeOf(DemoTerritory.BUILDING),
                places.fullName(DemoTerritory.BUILDING));
        return Stream.concat(
                        Stream.of(door, text("demo.sign-ins", DemoSignIns.PASSWORD)),
                        organization.demoSignIns().stream()
                                .map(person -> "  %-11s %s".formatted(person.username(), person.who())))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
