/**
 * Everything on one machine: a database, the provider's twin, an issuer of tokens, and the
 * platform, with data to try it on.
 */
@NullMarked
package io.purser.local;

import org.jspecify.annotations.NullMarked;
