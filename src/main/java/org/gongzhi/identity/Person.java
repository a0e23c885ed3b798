package org.gongzhi.identity;

import java.util.UUID;

/** Somebody the office knows by name, with or without an account. */
public record Person(UUID id, String name) {}
