package org.gongzhi.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing. The demonstration shows at {@code /demo/outbox} what would have been sent. */
final class ConsoleChannel implements Channel {

    static final String NAME = "console";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleChannel.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(Message message) {
        LOG.debug("notice {} of kind {} kept on the console", message.id(), message.template());
        return new Outcome.Taken(null);
    }
}
