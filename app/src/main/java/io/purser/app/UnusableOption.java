package io.purser.app;

/** An option that does not fit what is there already. The message is for whoever gave it. */
final class UnusableOption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableOption(String option, String problem) {
    super(option + " " + problem);
  }
}
