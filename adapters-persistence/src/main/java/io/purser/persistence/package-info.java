/** The only module that knows SQL. */
@NullMarked
package io.purser.persistence;

import org.jspecify.annotations.NullMarked;
