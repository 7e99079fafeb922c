package io.purser.domain.event;

/**
 * Everything that happened, in the unit of work in which it happened: an event exists exactly when
 * its change does.
 */
public interface EventLog {
  void append(DomainEvent event);
}
