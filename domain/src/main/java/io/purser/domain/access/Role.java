package io.purser.domain.access;

/** What an operator is employed for. */
public enum Role {
  /** Looks things up and helps customers. */
  SUPPORT,
  /** Decides who may be a customer. */
  COMPLIANCE,
  /** Runs the platform. */
  ADMIN
}
