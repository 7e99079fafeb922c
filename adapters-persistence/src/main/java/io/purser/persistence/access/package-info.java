/** API keys and logins in PostgreSQL. */
@NullMarked
package io.purser.persistence.access;

import org.jspecify.annotations.NullMarked;
