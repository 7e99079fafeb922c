/** What callers are told when something is not done, as problem documents (RFC 9457). */
@NullMarked
package io.purser.rest.problem;

import org.jspecify.annotations.NullMarked;
