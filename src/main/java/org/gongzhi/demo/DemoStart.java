package org.gongzhi.demo;

import java.util.Locale;
import org.gongzhi.kernel.Progress;
import org.gongzhi.organization.DemoOrganization;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Loads the demonstration when the program starts for the first time, and leaves it alone from then on. */
@Component
@ConditionalOnProperty(name = "gongzhi.demo", havingValue = "baiyin")
class DemoStart implements ApplicationRunner {

    private final DemoTerritory territory;
    private final DemoOrganization organization;
    private final DemoMatters matters;
    private final DemoScenes scenes;
    private final Places places;
    private final MessageSource messages;
    private final boolean serving;

    DemoStart(
            DemoTerritory territory,
            DemoOrganization organization,
            DemoMatters matters,
            DemoScenes scenes,
            Places places,
            MessageSource messages,
            @Value("${gongzhi.serving:true}") boolean serving) {
        this.territory = territory;
        this.organization = organization;
        this.matters = matters;
        this.scenes = scenes;
        this.places = places;
        this.messages = messages;
        this.serving = serving;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!organization.isWelcome()) {
            return;
        }
        if (places.find(DemoTerritory.BUILDING).isPresent() && (!serving || matters.stand())) {
            organization.load();
            if (serving) {
                scenes.play();
            }
            return;
        }
        try (var progress = Progress.of(text("demo.progress"), DemoMatters.COUNT)) {
            territory.load();
            organization.load();
            // A command needs the places and the people; the matters are for whoever looks at the pages.
            if (serving) {
                matters.load(progress);
                scenes.play();
            }
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
