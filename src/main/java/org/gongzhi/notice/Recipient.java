package org.gongzhi.notice;

import java.util.UUID;

/** Who is told (收件人). */
public sealed interface Recipient {

    /** A person the office knows; the phone is looked up when the notice leaves, so that a new number counts. */
    record Staff(UUID person) implements Recipient {}

    /** A resident's phone, sealed by {@link org.gongzhi.identity.Vault} with the context {@link Notices#CONTEXT}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(byte[] phone) implements Recipient {}

    /** A mail address, open only until it is queued. */
    record Mail(String address) implements Recipient {

        @Override
        public String toString() {
            return "Mail[…]";
        }
    }
}
