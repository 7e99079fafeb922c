/** The API's description of itself. */
@NullMarked
package io.purser.rest.docs;

import org.jspecify.annotations.NullMarked;
