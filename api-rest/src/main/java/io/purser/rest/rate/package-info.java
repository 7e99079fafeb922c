/** What totals are shown by, over HTTP. */
@NullMarked
package io.purser.rest.rate;

import org.jspecify.annotations.NullMarked;
