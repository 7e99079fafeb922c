/** What moved the master wallet. */
@NullMarked
package io.purser.rest.programme.history;

import org.jspecify.annotations.NullMarked;
