package io.purser.domain.list;

/** Which end of a list comes first. */
public enum Order {
  NEWEST_FIRST,
  OLDEST_FIRST
}
