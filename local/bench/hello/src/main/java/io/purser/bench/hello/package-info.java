/** An endpoint with nothing behind it, to compare the platform's endpoints with. */
@NullMarked
package io.purser.bench.hello;

import org.jspecify.annotations.NullMarked;
