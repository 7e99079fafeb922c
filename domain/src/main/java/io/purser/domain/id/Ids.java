package io.purser.domain.id;

/**
 * Where new ids come from. Two ids are never the same, and a later one sorts after an earlier one
 * to the millisecond.
 */
public interface Ids {
  /** A new id with this prefix, in the form of {@link TypeId}. */
  String next(String prefix);
}
