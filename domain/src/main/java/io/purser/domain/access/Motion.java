package io.purser.domain.access;

import java.time.Instant;

/**
 * What one operator has set and takes two. It is in force once another has set the very same:
 * saying the same is the approval, so nobody approves something else than what they have seen.
 *
 * @param wanted all that would be in force, which cannot be changed
 * @param askedBy the principal of who has set it, who cannot be the second
 * @param dueAt from when on nobody can be the second any more
 */
public record Motion<T>(T wanted, String askedBy, Instant dueAt) {
  /** Whether somebody who sets this now sets what was asked for. */
  public boolean isOf(T set, Instant at) {
    return at.isBefore(dueAt) && wanted.equals(set);
  }

  public boolean isAskedBy(Caller caller) {
    return askedBy.equals(caller.principal());
  }
}
