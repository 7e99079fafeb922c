/** What can be made to go wrong, and the ledger of what did. */
@NullMarked
package io.purser.twin.fault;

import org.jspecify.annotations.NullMarked;
