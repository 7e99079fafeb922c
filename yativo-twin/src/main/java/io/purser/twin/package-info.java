/**
 * The provider's wire contract as a stateful server, for development and tests. Knows no other
 * module.
 */
@NullMarked
package io.purser.twin;

import org.jspecify.annotations.NullMarked;
