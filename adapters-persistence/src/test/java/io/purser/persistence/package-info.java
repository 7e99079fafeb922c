/** Everything here runs against a real PostgreSQL, as the role that production connects with. */
@NullMarked
package io.purser.persistence;

import org.jspecify.annotations.NullMarked;
