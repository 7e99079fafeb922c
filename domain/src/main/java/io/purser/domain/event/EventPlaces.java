package io.purser.domain.event;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Gives events their places, after the units of work in which they happened are committed. Events
 * of one subject get theirs in the order in which they happened; a unit of work that is still open
 * holds up nobody, and what happened in it gets the places that are next when it is committed.
 *
 * <p>Each method is a transaction of its own and belongs to no unit of work.
 */
public interface EventPlaces {
  /** Tenants with events that wait for a place, the one that has waited longest first. */
  List<Waiting> waiting(int maximum);

  /**
   * Places some events of a tenant. Only one caller at a time does so for the same tenant.
   *
   * @return how many; zero when there are none, and when somebody else is at it
   */
  int place(TenantId tenant, int maximum);

  /**
   * A tenant with events that wait.
   *
   * @param since when the first of them happened
   */
  record Waiting(TenantId tenant, Instant since) {}
}
