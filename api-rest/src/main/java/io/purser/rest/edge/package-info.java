/** What holds for every request and every answer: traces, limits, headers, the access log. */
@NullMarked
package io.purser.rest.edge;

import org.jspecify.annotations.NullMarked;
