/** What came and went in a period, between what there was and what there is. */
@NullMarked
package io.purser.domain.statement;

import org.jspecify.annotations.NullMarked;
