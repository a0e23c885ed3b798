package org.gongzhi.procedure;

/**
 * A role that a definition knows (角色).
 *
 * @param inbox whether matters stand in the inboxes of those who have it
 */
public record PartyRole(String key, String name, boolean inbox) {}
