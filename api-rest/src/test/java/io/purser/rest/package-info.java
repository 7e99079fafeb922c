@NullMarked
package io.purser.rest;

import org.jspecify.annotations.NullMarked;
