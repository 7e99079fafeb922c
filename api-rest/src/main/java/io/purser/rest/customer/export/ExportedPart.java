package io.purser.rest.customer.export;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.json.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What a feature has of a customer, as it looks when it is asked for alone. Read in units of work
 * of the tenant, one for each document and each page.
 */
public sealed interface ExportedPart {
  /** The member that it fills. */
  String member();

  /** What is needed to ask for it alone. */
  Permission needed();

  /** Something there is one of. */
  record Document(String member, Permission needed, View view) implements ExportedPart {
    /** Reads it; null where the customer has none. */
    @FunctionalInterface
    public interface View {
      @Nullable Object of(TenantId tenant, CustomerId customer);
    }
  }

  /** Something there may be any number of. */
  record Listed(String member, Permission needed, Views views) implements ExportedPart {
    /** Reads a page of it. */
    @FunctionalInterface
    public interface Views {
      Page<?> of(TenantId tenant, CustomerId customer, PageRequest page, Audience audience);
    }
  }
}
