/** The provider's lists of everybody, for whom we have not linked. */
@NullMarked
package io.purser.yativo.adoption;

import org.jspecify.annotations.NullMarked;
