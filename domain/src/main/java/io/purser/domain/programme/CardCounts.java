package io.purser.domain.programme;

/** How many cards one customer may have. */
public record CardCounts(int virtual, int physical, int total) {}
