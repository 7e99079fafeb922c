/**
 * What happens when parts of a running installation fail: the nodes, the database, the provider,
 * and the network between them. Clients keep a journal of what they were told, which is compared
 * with our tables and with what the provider has really done.
 */
@NullMarked
package io.purser.local.faults;

import org.jspecify.annotations.NullMarked;
