/** What holds for every request: traces, headers, the access log, problems. */
@NullMarked
package io.purser.peer.edge;

import org.jspecify.annotations.NullMarked;
