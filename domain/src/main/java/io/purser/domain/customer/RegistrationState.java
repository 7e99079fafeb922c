package io.purser.domain.customer;

/** The states of a registration by name. */
public enum RegistrationState {
  NONE,
  PENDING,
  REGISTERED,
  FAILED;

  public static RegistrationState of(Registration registration) {
    return switch (registration) {
      case Registration.None _ -> NONE;
      case Registration.Pending _ -> PENDING;
      case Registration.Registered _ -> REGISTERED;
      case Registration.Failed _ -> FAILED;
    };
  }
}
