package io.purser.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who set something off, why, and from where.
 *
 * @param actor what the caller is called, or the name of one of our own workers
 * @param reason what an operator gave as the reason; null for callers who need none
 * @param requestId the request's trace id, or null when no request did it
 * @param address the network address that the request came from, or null when no request did it
 */
public record Initiator(
    String actor, @Nullable String reason, @Nullable String requestId, @Nullable String address) {
  /** The worker that settles open operations. */
  public static final Initiator RESOLVER = new Initiator("system:resolver", null, null);

  /** The worker that declines what nobody has approved in time. */
  public static final Initiator APPROVALS = new Initiator("system:approvals", null, null);

  /** The worker that erases customers whose time has come. */
  public static final Initiator RETENTION = new Initiator("system:retention", null, null);

  /** The worker that sends webhooks. */
  public static final Initiator WEBHOOKS = new Initiator("system:webhooks", null, null);

  /** Whoever may log in to the machine, before there are operators. */
  public static final Initiator BOOTSTRAP = new Initiator("system:bootstrap", null, null);

  /** The provider, by webhook or by what it answered. */
  public static final Initiator PROVIDER = new Initiator("provider", null, null);

  /** The service that takes over what was verified elsewhere, by what it answered. */
  public static final Initiator IMPORTER = new Initiator("importer", null, null);

  /** Whoever may log in to the machine and gives a reason. */
  public static Initiator shell(String reason) {
    return new Initiator("system:shell", reason, null);
  }

  /** One who came from no address that is known. */
  public Initiator(String actor, @Nullable String reason, @Nullable String requestId) {
    this(actor, reason, requestId, null);
  }
}
