/** The comparison service: what Purser's benchmark asks for, on Spring Boot. */
@NullMarked
package io.purser.peer;

import org.jspecify.annotations.NullMarked;
