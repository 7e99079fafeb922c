/** Cards over HTTP: issued, listed, changed and looked at. */
@NullMarked
package io.purser.rest.card;

import org.jspecify.annotations.NullMarked;
