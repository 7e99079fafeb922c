/** Documents that are too long to be held, and are made while they are read. */
@NullMarked
package io.purser.rest.download;

import org.jspecify.annotations.NullMarked;
