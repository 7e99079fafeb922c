package io.purser.domain.operation;

/** Where an attempt has left an operation. */
sealed interface Step {
  Operation operation();

  /** Another attempt in this run makes sense. It repeats a call. */
  record Again(Operation operation) implements Step {}

  /** Something was sent, and another attempt in this run looks what came of it. */
  record InDoubt(Operation operation) implements Step {}

  record Over(Operation operation) implements Step {}
}
