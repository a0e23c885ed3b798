package org.gongzhi.territory;

/**
 * A place has another code from now on, and so has everything below it. Published in the transaction of the change, so
 * that whoever keeps codes of their own changes them with it or not at all.
 */
public record PlaceMoved(PlaceCode old, PlaceCode fresh) {}
