package io.purser.rest.access;

import io.micronaut.http.HttpRequest;
import io.purser.domain.access.Caller;
import io.purser.domain.access.KeySecret;
import io.purser.rest.edge.ClientCertificate;
import io.purser.rest.edge.Unproved;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells from the credential who calls. Every credential that does not is refused in the same way.
 * Only who has a good token and fails to show what it is bound to is told so.
 */
@Singleton
final class Credentials {
  private static final int MAX_LENGTH = 8 * 1024;
  private static final String INVALID_TOKEN = "invalid_token";

  private final ServiceKeys keys;
  private final AccessTokens tokens;
  private final DpopProofs proofs;

  Credentials(ServiceKeys keys, AccessTokens tokens, DpopProofs proofs) {
    this.keys = keys;
    this.tokens = tokens;
    this.proofs = proofs;
  }

  private record Sent(Scheme scheme, String credential) {}

  Proof proofOf(HttpRequest<?> request) {
    var sent =
        sentIn(request)
            .orElseThrow(() -> refused(request, Unproved.NO_CREDENTIAL, Scheme.BEARER.challenge()));
    try {
      return switch (sent.scheme()) {
        case BEARER -> borne(request, sent.credential());
        case DPOP -> possessed(request, sent.credential());
      };
    } catch (ProvesNothing unproved) {
      throw refused(request, unproved.why(), nothingIn(sent.scheme()));
    }
  }

  private static String nothingIn(Scheme scheme) {
    return switch (scheme) {
      case BEARER -> scheme.challenge();
      case DPOP -> scheme.challenge(INVALID_TOKEN, "There is no token that is bound to a key");
    };
  }

  /**
   * Uses up what a proof is good for once. After everything that turns requests away at no cost,
   * since it takes a write; before a confirmation, which is good once as well.
   *
   * @throws Refused when it was used before
   */
  void useUp(HttpRequest<?> request, Proof proof) {
    var possession = proof.possession();
    if (possession != null && !proofs.isFirstUse(proof.caller().tenant(), possession)) {
      throw invalidProof(request);
    }
  }

  /**
   * Whether the request's credential still makes it this caller's, for what goes on for long. What
   * the credential is bound to, the request has shown at its beginning.
   */
  boolean stillProve(HttpRequest<?> request, Caller caller) {
    try {
      return sentIn(request)
          .map(sent -> named(request, sent.credential()))
          .filter(caller::equals)
          .isPresent();
    } catch (Refused | ProvesNothing notAnyMore) {
      return false;
    }
  }

  private Caller named(HttpRequest<?> request, String credential) {
    return KeySecret.looksLikeKey(credential)
        ? keys.callerWith(credential, request)
        : tokens.callerOf(tokens.read(credential));
  }

  private static Optional<Sent> sentIn(HttpRequest<?> request) {
    var authorization = request.getHeaders().getAll("Authorization");
    if (authorization.size() != 1 || authorization.getFirst().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var header = authorization.getFirst();
    return Scheme.of(header).map(scheme -> new Sent(scheme, header.substring(scheme.length())));
  }

  private Proof borne(HttpRequest<?> request, String credential) {
    if (KeySecret.looksLikeKey(credential)) {
      return new Proof(keys.callerWith(credential, request), Login.NONE, null);
    }
    var token = tokens.read(credential);
    if (token.binding().isToKey()) {
      throw refused(
          request,
          Unproved.NO_PROOF,
          Scheme.DPOP.challenge(INVALID_TOKEN, "The token is bound to a key and needs a proof"));
    }
    requireCertificate(request, token, Scheme.BEARER);
    requireScopes(token, Scheme.BEARER);
    return new Proof(tokens.callerOf(token), token.login(), null);
  }

  private Proof possessed(HttpRequest<?> request, String credential) {
    var token = tokens.read(credential);
    var key = token.binding().key();
    if (key == null) {
      throw new ProvesNothing(Unproved.UNBOUND);
    }
    requireCertificate(request, token, Scheme.DPOP);
    var proof = proofs.on(request, credential, key).orElseThrow(() -> invalidProof(request));
    requireScopes(token, Scheme.DPOP);
    return new Proof(tokens.callerOf(token), token.login(), proof);
  }

  private static void requireCertificate(HttpRequest<?> request, AccessToken token, Scheme scheme) {
    if (!token.binding().allows(ClientCertificate.thumbprintOn(request))) {
      throw refused(
          request,
          Unproved.OTHER_CERTIFICATE,
          scheme.challenge(
              INVALID_TOKEN, "The token is bound to a certificate, which is not the connection's"));
    }
  }

  /** Before anybody is looked up: a token for another app of theirs links no login here. */
  private static void requireScopes(AccessToken token, Scheme scheme) {
    if (!token.hasRequiredScopes()) {
      var scopes = String.join(" ", token.issuer().demands().scopes());
      throw new Refused(
          Problem.of(ProblemCode.NOT_PERMITTED)
              .withHeader(
                  "WWW-Authenticate",
                  scheme.challenge("insufficient_scope", "The token is for something else")
                      + ", scope=\"%s\"".formatted(scopes)));
    }
  }

  private static Refused invalidProof(HttpRequest<?> request) {
    return refused(
        request,
        Unproved.NO_PROOF,
        Scheme.DPOP.challenge(
            "invalid_dpop_proof", "There is no proof of this request that was not used before"));
  }

  /** What is wrong is for the log; the answer has no more than the challenge says. */
  private static Refused refused(HttpRequest<?> request, Unproved why, String challenge) {
    why.note(request);
    return new Refused(
        Problem.of(ProblemCode.UNAUTHENTICATED).withHeader("WWW-Authenticate", challenge));
  }
}
