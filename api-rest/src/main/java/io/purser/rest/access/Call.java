package io.purser.rest.access;

import io.micronaut.http.HttpRequest;
import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.text.Text;
import io.purser.domain.work.Deadline;
import io.purser.rest.edge.ClientAddress;
import io.purser.rest.edge.EdgeLimits;
import io.purser.rest.edge.Trace;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Body;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Query;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request of a caller who is known and permitted to make it. */
public final class Call {
  private static final String KEY_HEADER = "Idempotency-Key";
  private static final String REASON_HEADER = "Purser-Reason";
  private static final int MAX_REASON = 500;

  private static final Pattern JSON =
      Pattern.compile(
          "application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private final HttpRequest<?> request;
  private final Proof proof;
  private final Deadline deadline;
  private final Consumer<Permission> freshLogin;
  private final BooleanSupplier proved;

  Call(
      HttpRequest<?> request,
      Proof proof,
      Deadline deadline,
      Consumer<Permission> freshLogin,
      BooleanSupplier proved) {
    this.request = request;
    this.proof = proof;
    this.deadline = deadline;
    this.freshLogin = freshLogin;
    this.proved = proved;
  }

  public Caller caller() {
    return proof.caller();
  }

  /**
   * What the route's own permission does not ask for, where the body decides what is needed. Not
   * inside a unit of work, since a confirmation may be used.
   *
   * @throws Refused when the permission needs a fresher login
   */
  public void requireFreshLoginFor(Permission permission) {
    freshLogin.accept(permission);
  }

  /** Whether the credential is still good, for an answer that goes on for long. */
  public boolean isStillProved() {
    return proved.getAsBoolean();
  }

  public TenantId tenant() {
    return caller().tenant();
  }

  public Deadline deadline() {
    return deadline;
  }

  public String requestId() {
    return Trace.of(request).id();
  }

  /** For whom the answer is written. */
  public Audience audience() {
    return Access.seesOthers(caller()) ? Audience.COMPANY : Audience.END_USER;
  }

  /** The query, which may have these parameters and no others. */
  public Query query(String... allowed) {
    return Query.of(request.getParameters(), Set.of(allowed));
  }

  public List<String> header(String name) {
    return request.getHeaders().getAll(name);
  }

  /**
   * The customer that this part of the path names: an id, or {@code me} for end users. One out of
   * the caller's sight is refused in the same words as one that does not exist.
   */
  public CustomerId customer(String text) {
    if (caller() instanceof Caller.EndUser user && text.equals("me")) {
      return user.customer();
    }
    return CustomerId.parse(text)
        .filter(id -> Access.sees(caller(), id))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
  }

  /** The body, when it is small enough and declared as JSON. */
  public byte[] json(byte[] body) {
    var declared = header("Content-Type");
    if (declared.size() != 1 || !JSON.matcher(declared.getFirst()).matches()) {
      throw new Refused(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return small(body);
  }

  private static byte[] small(byte[] body) {
    if (body.length > EdgeLimits.JSON_BYTES) {
      throw new Refused(ProblemCode.BODY_TOO_LARGE);
    }
    return body;
  }

  /** The same for a body that says what is to be different (RFC 7396), under either name. */
  public byte[] mergePatch(byte[] body) {
    var declared = header("Content-Type");
    if (declared.equals(List.of("application/merge-patch+json"))) {
      return small(body);
    }
    return json(body);
  }

  /** Whether a version is one that the caller has seen; it must say so before it changes it. */
  public LongPredicate ifMatch() {
    var tags =
        header("If-Match").stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .collect(Collectors.toSet());
    if (tags.isEmpty()) {
      throw new Refused(ProblemCode.PRECONDITION_MISSING);
    }
    return version -> tags.contains("*") || tags.contains(JsonAnswers.etag(version));
  }

  /** Refuses a body that says anything; an empty object says nothing. */
  public void requireNoBody(Optional<byte[]> body) {
    body.filter(bytes -> bytes.length > 0).ifPresent(bytes -> Body.read(json(bytes)).end());
  }

  public IdempotencyKey idempotencyKey() {
    var keys = header(KEY_HEADER);
    if (keys.isEmpty()) {
      throw new Refused(ProblemCode.IDEMPOTENCY_KEY_MISSING);
    }
    if (keys.size() > 1 || !IdempotencyKey.isValid(keys.getFirst())) {
      throw new Refused(
          FieldError.inHeader(
              KEY_HEADER,
              ProblemCode.IDEMPOTENCY_KEY_INVALID,
              "must come once and be 1 to 255 visible ASCII characters"));
    }
    return new IdempotencyKey(keys.getFirst());
  }

  /** Whether the caller would rather be answered before the provider is back (RFC 7240). */
  public boolean prefersAsync() {
    return header("Prefer").stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch("respond-async"::equalsIgnoreCase);
  }

  /** Who changes something, and why: an operator must say so. */
  public Initiator initiator() {
    return switch (caller()) {
      case Caller.Service _, Caller.EndUser _ -> by(null);
      case Caller.Operator _ -> initiator(reason());
    };
  }

  /** The same for a request that has the reason in its body. */
  public Initiator initiator(String reason) {
    return by(reason);
  }

  private Initiator by(@Nullable String reason) {
    return new Initiator(
        caller().actor(), reason, requestId(), ClientAddress.of(request).getHostAddress());
  }

  private String reason() {
    var reasons = header(REASON_HEADER);
    if (reasons.isEmpty()) {
      throw new Refused(ProblemCode.REASON_MISSING);
    }
    if (reasons.size() > 1) {
      throw invalidReason("must come once");
    }
    var reason = utf8(reasons.getFirst());
    Text.problemWith(reason, MAX_REASON)
        .ifPresent(
            why -> {
              throw invalidReason(why);
            });
    return reason;
  }

  /** The server reads headers as ISO 8859-1, byte for character. */
  private static String utf8(String header) {
    try {
      var bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalidReason("must be UTF-8");
    }
  }

  private static Refused invalidReason(String why) {
    return new Refused(FieldError.inHeader(REASON_HEADER, ProblemCode.REASON_INVALID, why));
  }
}
