/** The card programme and those who are in it. */
@NullMarked
package io.purser.rest.programme;

import org.jspecify.annotations.NullMarked;
