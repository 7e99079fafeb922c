package io.purser.peer.edge;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Purser's codes, so far as the endpoints here have them. */
public enum ProblemCode {
  MALFORMED_JSON(
      HttpStatus.BAD_REQUEST,
      "The body is not one JSON object in UTF-8, or is nested deeper than 32 levels."),
  UNKNOWN_MEMBER(HttpStatus.BAD_REQUEST, "The body has a member that this request does not know."),
  WRONG_TYPE(
      HttpStatus.BAD_REQUEST,
      "A member has another JSON type than it must have. Nothing is converted."),
  INVALID_VALUE(
      HttpStatus.BAD_REQUEST, "A member has the right type and a value that is not allowed."),
  WRONG_CUSTOMER_TYPE(HttpStatus.BAD_REQUEST, "A member belongs to customers of the other type."),
  UNKNOWN_PARAMETER(
      HttpStatus.BAD_REQUEST, "The query has a parameter that this route does not know."),
  REPEATED_PARAMETER(HttpStatus.BAD_REQUEST, "The query has the same parameter twice."),
  INVALID_PARAMETER(
      HttpStatus.BAD_REQUEST, "A query parameter is missing, or has a value that is not allowed."),
  CURSOR_INVALID(
      HttpStatus.BAD_REQUEST,
      "The cursor is not one that we gave for this list with these filters."),
  IDEMPOTENCY_KEY_MISSING(
      HttpStatus.BAD_REQUEST,
      "The request creates or moves something and has no Idempotency-Key header."),
  IDEMPOTENCY_KEY_INVALID(
      HttpStatus.BAD_REQUEST,
      "The Idempotency-Key header is repeated, or is not 1 to 255 visible ASCII characters."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED,
      "There is no credential, or it is not valid: unknown, expired, wrongly signed, or not meant"
          + " for this API. Which one is not said."),
  NOT_PERMITTED(HttpStatus.FORBIDDEN, "The credential is valid and does not allow this."),
  NO_SUCH_CUSTOMER(
      HttpStatus.NOT_FOUND, "There is no customer with this id that the caller can see."),
  NO_SUCH_WALLET(HttpStatus.NOT_FOUND, "There is no wallet with this id that the caller can see."),
  EMAIL_TAKEN(
      HttpStatus.CONFLICT,
      "Another customer of the tenant has this e-mail. Services and operators are told which one, in"
          + " customerId."),
  EXTERNAL_ID_TAKEN(
      HttpStatus.CONFLICT,
      "Another customer of the tenant has this external id. Services and operators are told which"
          + " one, in customerId."),
  REQUEST_IN_FLIGHT(
      HttpStatus.CONFLICT,
      "An earlier request with the same Idempotency-Key is still being worked on."),
  BODY_TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 64 KiB, or 256 KiB for a webhook."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key came with another request before."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something is wrong on our side. What the request meant to change may have happened."),
  TEMPORARILY_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Something we depend on is away for the moment, or too many changed the same thing at once.");

  private final HttpStatus status;
  private final String meaning;

  ProblemCode(HttpStatus status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** What callers match on. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    var words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  String meaning() {
    return meaning;
  }
}
