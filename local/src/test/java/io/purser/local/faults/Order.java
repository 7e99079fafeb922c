package io.purser.local.faults;

/**
 * A write whose effect at the provider can be told from all others, prepared up to the point where
 * it only has to be sent.
 *
 * @param effect the kind of the effect
 * @param naturalKey how the provider knows it
 * @param effectsBefore how many effects of any kind there were before it
 * @param route the provider's route that has the effect
 * @param marker what only this order's request to that route contains; empty when it has no body
 */
record Order(
    Write write,
    String effect,
    String naturalKey,
    long effectsBefore,
    String route,
    String marker) {}
