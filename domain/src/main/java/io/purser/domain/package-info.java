/** What Purser knows about its business, free of any technology. */
@NullMarked
package io.purser.domain;

import org.jspecify.annotations.NullMarked;
