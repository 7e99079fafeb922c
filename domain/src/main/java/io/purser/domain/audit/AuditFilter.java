package io.purser.domain.audit;

import io.purser.domain.customer.CustomerId;
import java.time.Instant;

/** A condition on the entries of a list. Several hold together. */
public sealed interface AuditFilter {
  record OfCustomer(CustomerId customer) implements AuditFilter {}

  /** Who did it, word for word. */
  record OfActor(String actor) implements AuditFilter {}

  record OfAction(String action) implements AuditFilter {}

  /** What it was done to, by its id. */
  record OfSubject(String subject) implements AuditFilter {}

  /** Done then or later. */
  record From(Instant time) implements AuditFilter {}

  /** Done earlier. */
  record Before(Instant time) implements AuditFilter {}
}
