package io.purser.domain.tenant;

/** The root key is sealed under another master key than any that there is here. */
public final class WrongMasterKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongMasterKey(String message) {
    super(message);
  }
}
