/** What is counted and measured of the product's work. */
@NullMarked
package io.purser.app.metric;

import org.jspecify.annotations.NullMarked;
