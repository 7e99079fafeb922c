/** What is different for a tenant, set while the platform runs. */
@NullMarked
package io.purser.domain.tenant.setting;

import org.jspecify.annotations.NullMarked;
