/** Lists, their query parameters and their cursors. */
@NullMarked
package io.purser.rest.list;

import org.jspecify.annotations.NullMarked;
