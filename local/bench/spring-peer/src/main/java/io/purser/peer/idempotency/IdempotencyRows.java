package io.purser.peer.idempotency;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.peer.seal.Place;
import io.purser.peer.seal.SealKeys;
import io.purser.peer.seal.Sealer;
import io.purser.peer.store.TenantStatements;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of calls, by Purser's statements. Left out is what a benchmark never meets: a key
 * that comes again after 30 days, and leases, which only calls that ask the provider need.
 */
@Repository
public class IdempotencyRows {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int FIRST_ATTEMPT = 1;

  private static final String BEGIN =
      TenantStatements.WRITING
          + """
          INSERT INTO purser.idempotency_record
            (tenant_id, principal, key, fingerprint, state, attempt, lease_until)
          SELECT ?, ?, ?, ?, 'claimed', ?, now() + ? * interval '1 millisecond'
          WHERE pg_try_advisory_xact_lock(?) AND NOT EXISTS (
            SELECT 1 FROM purser.idempotency_record
            WHERE tenant_id = ? AND principal = ? AND key = ?)
          ON CONFLICT DO NOTHING
          """;

  private static final String COMPLETE =
      """
      UPDATE purser.idempotency_record
      SET state = 'answered', answer = ?, about = ?, lease_until = NULL
      WHERE tenant_id = ? AND principal = ? AND key = ? AND attempt = ? AND state <> 'answered'
      """;

  private static final String FIND =
      """
      SELECT r.fingerprint, r.answer, r.about, k.wrapped_key
      FROM purser.idempotency_record r
      LEFT JOIN purser.data_key k ON k.tenant_id = r.tenant_id AND k.customer_id = r.about
      WHERE r.tenant_id = ? AND r.principal = ? AND r.key = ?
      """;

  private final TenantStatements statements;
  private final JdbcClient jdbc;
  private final SealKeys keys;
  private final JsonMapper json;

  IdempotencyRows(TenantStatements statements, JdbcClient jdbc, SealKeys keys, JsonMapper json) {
    this.statements = statements;
    this.jdbc = jdbc;
    this.keys = keys;
    this.json = json;
  }

  /** The first statement of the transaction: it also tells the tenant. */
  public Claim claim(IdempotentCall call) {
    var tenant = call.tenant().value();
    var principal = call.principal();
    var key = call.key().value();
    int begun =
        statements.begin(
            call.tenant(),
            BEGIN,
            tenant,
            principal,
            key,
            call.fingerprint(),
            FIRST_ATTEMPT,
            LEASE.toMillis(),
            lock(call),
            tenant,
            principal,
            key);
    return begun == 1 ? new Claim.Fresh(new Ticket(call, FIRST_ATTEMPT)) : claimAgain(call);
  }

  private Claim claimAgain(IdempotentCall call) {
    boolean locked =
        jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
            .param(lock(call))
            .query(Boolean.class)
            .single();
    if (!locked) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    return jdbc.sql(FIND)
        .params(call.tenant().value(), call.principal(), call.key().value())
        .query(
            (row, _) ->
                new Found(
                    row.getString("fingerprint"),
                    row.getBytes("answer"),
                    row.getString("about"),
                    row.getBytes("wrapped_key")))
        .optional()
        .map(found -> claim(call, found))
        .orElseGet(() -> new Claim.InFlight(RETRY_AFTER));
  }

  private Claim claim(IdempotentCall call, Found found) {
    if (!found.fingerprint().equals(call.fingerprint())) {
      return new Claim.OtherRequest();
    }
    if (found.answer() == null) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    var about = found.about() == null ? null : new CustomerId(found.about());
    var plain = sealer(call.tenant(), about, found).open(place(call), found.answer());
    var document = json.readValue(plain, Document.class);
    return new Claim.Answered(
        new StoredAnswer(document.status(), document.headers(), document.body(), about));
  }

  private Sealer sealer(TenantId tenant, @Nullable CustomerId about, Found found) {
    if (about == null) {
      return keys.ofTenant(tenant);
    }
    if (found.wrappedKey() == null) {
      throw new IllegalStateException("the key of " + about + " is destroyed");
    }
    return keys.ofCustomer(tenant, about, found.wrappedKey());
  }

  /**
   * Stores the answer.
   *
   * @param sealer of the customer it is about, or of the tenant when it is about none
   */
  public void complete(Ticket ticket, StoredAnswer answer, Sealer sealer) {
    var call = ticket.call();
    var document = new Document(answer.status(), new TreeMap<>(answer.headers()), answer.body());
    int stored =
        jdbc.sql(COMPLETE)
            .param(sealer.seal(place(call), json.writeValueAsBytes(document)))
            .param(answer.about() == null ? null : answer.about().value())
            .params(call.tenant().value(), call.principal(), call.key().value(), ticket.attempt())
            .update();
    if (stored == 0) {
      throw new StaleAggregate("call " + call.key().value());
    }
  }

  private static Place place(IdempotentCall call) {
    return new Place(
        "idempotency_record",
        "answer",
        call.tenant().value(),
        call.principal() + '\0' + call.key().value());
  }

  private static long lock(IdempotentCall call) {
    var text = String.join("\0", call.tenant().value(), call.principal(), call.key().value());
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What is sealed of an answer. */
  private record Document(int status, Map<String, String> headers, String body) {}

  private record Found(
      String fingerprint,
      byte @Nullable [] answer,
      @Nullable String about,
      byte @Nullable [] wrappedKey) {}
}
