/** Pages for people: what the provider shows a cardholder in a browser. */
@NullMarked
package io.purser.twin.page;

import org.jspecify.annotations.NullMarked;
