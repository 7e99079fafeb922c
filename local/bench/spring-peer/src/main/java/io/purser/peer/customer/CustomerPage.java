package io.purser.peer.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of customers. */
record CustomerPage(List<CustomerView> items, @Nullable String nextCursor) {}
