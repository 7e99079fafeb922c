/** Tests of statements. */
@NullMarked
package io.purser.rest.statement;

import org.jspecify.annotations.NullMarked;
