/** The API keys of a tenant's services, for its operators. */
@NullMarked
package io.purser.rest.access.key;

import org.jspecify.annotations.NullMarked;
