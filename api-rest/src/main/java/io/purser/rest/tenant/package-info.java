/** Tenants, for those who run the platform for all of them. */
@NullMarked
package io.purser.rest.tenant;

import org.jspecify.annotations.NullMarked;
