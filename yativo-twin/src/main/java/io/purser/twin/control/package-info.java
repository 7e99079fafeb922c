/** The routes under {@code /_twin}. All of it is ours; the provider has nothing like it. */
@NullMarked
package io.purser.twin.control;

import org.jspecify.annotations.NullMarked;
