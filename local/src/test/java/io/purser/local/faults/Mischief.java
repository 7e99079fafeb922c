package io.purser.local.faults;

/** Makes the provider misbehave towards a write that a client is about to send. */
@FunctionalInterface
interface Mischief {
  Mischief NONE = (write, person) -> {};

  void before(Write write, Person person);
}
