/** What every table, key, policy, function and grant of the schema must keep to. */
@NullMarked
package io.purser.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
