package io.purser.domain.throttle;

import io.purser.domain.tenant.TenantId;

/** Whose requests are counted together, by all nodes. */
public sealed interface Subject {
  /** Tells it from every other subject of every kind. */
  String text();

  /** One caller, under whatever credential. */
  record OfCaller(TenantId tenant, String principal) implements Subject {
    @Override
    public String text() {
      return "caller " + tenant.value() + " " + principal;
    }
  }

  /** All callers of a tenant. */
  record OfTenant(TenantId tenant) implements Subject {
    @Override
    public String text() {
      return "tenant " + tenant.value();
    }
  }

  /** Everything that comes from a network, whoever it is. */
  record From(String network) implements Subject {
    @Override
    public String text() {
      return "address " + network;
    }
  }

  /** What comes from a network and proves nothing, or the wrong thing. */
  record FailuresFrom(String network) implements Subject {
    @Override
    public String text() {
      return "failures " + network;
    }
  }

  /** What a network delivers for the provider. */
  record DeliveriesFrom(String network) implements Subject {
    @Override
    public String text() {
      return "deliveries " + network;
    }
  }

  /**
   * Those of a kind that came when this node had no room for one more.
   *
   * @param kind of limit, as metrics name it
   */
  record Others(String kind) implements Subject {
    @Override
    public String text() {
      return "others " + kind;
    }
  }
}
