/** What happened, for those who follow along. */
@NullMarked
package io.purser.domain.event;

import org.jspecify.annotations.NullMarked;
