/** What is deployed: the parts put together, their settings, and the commands. */
@NullMarked
package io.purser.app;

import org.jspecify.annotations.NullMarked;
