package org.gongzhi.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A member of staff looked at somebody's personal data.
 *
 * @param subject the number of the matter
 * @param field what was read, as a message key
 */
public record Reading(Instant at, UUID reader, String readerName, String subject, String field) {}
