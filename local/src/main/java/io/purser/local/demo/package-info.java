/**
 * Walks through the product, step by step and in plain words, against what runs on this machine.
 */
@NullMarked
package io.purser.local.demo;

import org.jspecify.annotations.NullMarked;
