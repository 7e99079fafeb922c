/** What the tests of this module stand on: a provider on loopback, and the beans that call it. */
@NullMarked
package io.purser.yativo.testing;

import org.jspecify.annotations.NullMarked;
