package io.purser.domain.event;

/**
 * An event with its place among the others. It never changes any more, and everything before it is
 * placed as well: whoever has seen each position up to one has missed nothing before it.
 *
 * @param position the place among all events of the tenant: 1, 2, 3, without a gap
 * @param sequence the place among the events of its subject, in the order in which they happened:
 *     1, 2, 3, without a gap
 * @param event without its facts when the customer whom it concerns was erased
 */
public record PlacedEvent(long position, long sequence, DomainEvent event) {}
