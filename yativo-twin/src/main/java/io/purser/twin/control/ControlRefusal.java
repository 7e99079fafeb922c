package io.purser.twin.control;

/** A control call that cannot be done as it stands. */
final class ControlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  ControlRefusal(int status, String error, String message) {
    super(message, null, false, false);
    this.status = status;
    this.error = error;
  }

  static ControlRefusal invalid(String message) {
    return new ControlRefusal(400, "invalid", message);
  }

  static ControlRefusal notFound(String thing, String id) {
    return new ControlRefusal(404, "not_found", "There is no " + thing + " " + id + ".");
  }

  static ControlRefusal conflict(String message) {
    return new ControlRefusal(409, "conflict", message);
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }
}
