/**
 * What opens the provider accounts, where it was given to us and does not stand in the settings.
 */
@NullMarked
package io.purser.domain.tenant.credential;

import org.jspecify.annotations.NullMarked;
