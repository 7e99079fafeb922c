/** The provider's card half. */
@NullMarked
package io.purser.yativo.card;

import org.jspecify.annotations.NullMarked;
