/**
 * Plain HTTP over Netty: one request at a time per connection, and answers that may be cut on
 * purpose.
 */
@NullMarked
package io.purser.twin.http;

import org.jspecify.annotations.NullMarked;
