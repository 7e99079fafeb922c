package io.purser.rest.customer.overview;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;

/**
 * A part of a customer that can be asked for together with them. It looks as it does when it is
 * asked for alone, and its cursor goes on there.
 */
public interface Expansion {
  Part part();

  /** What it is asked for by, and the member that it fills. */
  String word();

  /** The one that the part needs when it is asked for alone. */
  Permission needed();

  /** The view of what was read. In the unit of work in which that was. */
  Object view(Overview overview);
}
