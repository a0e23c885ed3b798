package org.gongzhi.demo;

import org.gongzhi.exchange.WebhookRehearsal;
import org.springframework.stereotype.Component;

/** A program elsewhere that was told of steps. */
@Component
class DemoWebhooks implements DemoScene {

    private final WebhookRehearsal rehearsal;

    DemoWebhooks(WebhookRehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public void load() {
        rehearsal.load();
    }
}
