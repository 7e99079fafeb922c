/** The command with which operators look at operations and decide those that wait for a person. */
@NullMarked
package io.purser.local.operations;

import org.jspecify.annotations.NullMarked;
