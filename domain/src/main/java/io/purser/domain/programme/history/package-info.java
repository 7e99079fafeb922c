/** What moved the master wallet of a provider account, as the provider tells it. */
@NullMarked
package io.purser.domain.programme.history;

import org.jspecify.annotations.NullMarked;
