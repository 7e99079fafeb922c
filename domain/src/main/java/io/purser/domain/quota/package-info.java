/** How often the provider may be asked. */
@NullMarked
package io.purser.domain.quota;

import org.jspecify.annotations.NullMarked;
