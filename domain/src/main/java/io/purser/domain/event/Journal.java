package io.purser.domain.event;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a change twice: as an event for those who follow along, and in the audit log for
 * those who ask who did it.
 */
public final class Journal {
  private final EventLog events;
  private final AuditLog audit;
  private final Ids ids;

  public Journal(EventLog events, AuditLog audit, Ids ids) {
    this.events = events;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * @param customer whom it concerns; null for what concerns the tenant as a whole
   */
  public void record(
      Initiator by,
      TenantId tenant,
      String change,
      String subject,
      @Nullable CustomerId customer,
      Map<String, String> facts,
      Instant at) {
    record(by, tenant, change, subject, customer, facts, List.of(), at);
  }

  /**
   * The same for a change that the audit log tells member by member.
   *
   * @param changes what was there before and is there after; what is the same is left out
   */
  public void record(
      Initiator by,
      TenantId tenant,
      String change,
      String subject,
      @Nullable CustomerId customer,
      Map<String, String> facts,
      List<MemberChange> changes,
      Instant at) {
    events.append(new DomainEvent(ids.next("evt"), tenant, change, subject, customer, facts, at));
    audit.append(
        new AuditEntry(ids.next("aud"), tenant, at, by, change, subject, customer, changes));
  }

  /**
   * Writes down that everything of a customer was destroyed. The audit entry concerns the tenant,
   * so that who did it and why can still be read.
   *
   * @param changes what was there before and is there after; what is the same is left out
   */
  public void recordErasure(
      Initiator by, TenantId tenant, CustomerId customer, List<MemberChange> changes, Instant at) {
    var change = "customer.erased";
    var subject = customer.value();
    events.append(
        new DomainEvent(ids.next("evt"), tenant, change, subject, customer, Map.of(), at));
    note(by, tenant, change, subject, null, changes, at);
  }

  /** Something of which only the audit log needs to know, and which concerns no customer. */
  public void note(Initiator by, TenantId tenant, String action, String subject, Instant at) {
    note(by, tenant, action, subject, null, List.of(), at);
  }

  /**
   * Something of which only the audit log needs to know.
   *
   * @param customer whom it concerns; null for what concerns the tenant as a whole
   * @param changes what was there before and is there after; what is the same is left out
   */
  public void note(
      Initiator by,
      TenantId tenant,
      String action,
      String subject,
      @Nullable CustomerId customer,
      List<MemberChange> changes,
      Instant at) {
    audit.append(
        new AuditEntry(ids.next("aud"), tenant, at, by, action, subject, customer, changes));
  }
}
