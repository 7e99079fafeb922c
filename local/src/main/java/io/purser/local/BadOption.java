package io.purser.local;

/** The command was called in a way that makes no sense. The message is for whoever called it. */
public final class BadOption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadOption(String message) {
    super(message);
  }
}
