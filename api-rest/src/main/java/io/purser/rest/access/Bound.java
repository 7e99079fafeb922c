package io.purser.rest.access;

import org.jspecify.annotations.Nullable;

/**
 * What an issuer's tokens must be bound to by its settings. One that is bound has to be proved in
 * any case.
 */
enum Bound {
  /** A token may be good for whoever has it. */
  NONE,
  /** To a key (RFC 9449). */
  DPOP,
  /** To a certificate (RFC 8705). */
  MTLS,
  /** To one or the other. */
  ANY;

  static Bound of(@Nullable String setting) {
    return switch (setting) {
      case null -> NONE;
      case "none" -> NONE;
      case "dpop" -> DPOP;
      case "mtls" -> MTLS;
      case "any" -> ANY;
      default ->
          throw new IllegalArgumentException(
              "purser.security.issuers: bound is none, dpop, mtls or any, not " + setting);
    };
  }

  boolean accepts(Binding binding) {
    return switch (this) {
      case NONE -> true;
      case DPOP -> binding.isToKey();
      case MTLS -> binding.isToCertificate();
      case ANY -> binding.isToKey() || binding.isToCertificate();
    };
  }
}
