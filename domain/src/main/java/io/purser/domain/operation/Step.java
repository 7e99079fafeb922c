package io.purser.domain.operation;

/** Where an attempt has left an operation. */
sealed interface Step {
  Operation operation();

  /** Another attempt in this run makes sense. */
  record Again(Operation operation) implements Step {}

  record Over(Operation operation) implements Step {}
}
