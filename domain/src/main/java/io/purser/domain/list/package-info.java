/** Lists: filters, pages and positions. */
@NullMarked
package io.purser.domain.list;

import org.jspecify.annotations.NullMarked;
