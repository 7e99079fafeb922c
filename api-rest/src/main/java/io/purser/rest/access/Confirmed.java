package io.purser.rest.access;

/** Whether a request was confirmed by a service, which its caller may be asked to show. */
@FunctionalInterface
interface Confirmed {
  /** It shows nothing of the kind. */
  Confirmed NOT = () -> false;

  /** Looks for it, once, and uses it up. */
  boolean isShown();
}
