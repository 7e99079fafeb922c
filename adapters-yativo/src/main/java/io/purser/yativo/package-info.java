/** The provider over HTTP: its settings here, its calls and its words in the packages below. */
@NullMarked
package io.purser.yativo;

import org.jspecify.annotations.NullMarked;
