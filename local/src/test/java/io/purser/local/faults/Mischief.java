package io.purser.local.faults;

/** Makes the provider misbehave towards a write that a client is about to send. */
@FunctionalInterface
interface Mischief {
  Mischief NONE = (kind, person) -> {};

  void before(Write.Kind kind, Person person);
}
