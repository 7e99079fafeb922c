/** Assets and amounts. */
@NullMarked
package io.purser.domain.money;

import org.jspecify.annotations.NullMarked;
