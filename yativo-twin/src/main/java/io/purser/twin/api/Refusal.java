package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The provider says no. Thrown, so that the commit it is thrown from takes itself back. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient @Nullable ObjectNode details;

  public Refusal(int status, String code, String message) {
    this(status, code, message, null);
  }

  public Refusal(int status, String code, String message, @Nullable ObjectNode details) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  static Refusal notFound(String thing, String id) {
    return new Refusal(404, "not_found", thing + " with ID '" + id + "' not found");
  }

  static Refusal unauthorized(String message) {
    return new Refusal(401, "unauthorized", message);
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, "forbidden", message);
  }

  static Refusal conflict(String message, @Nullable ObjectNode details) {
    return new Refusal(409, "conflict", message, details);
  }

  static Refusal invalid(String message, @Nullable ObjectNode details) {
    return new Refusal(400, "validation_error", message, details);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  @Nullable ObjectNode details() {
    return details;
  }
}
