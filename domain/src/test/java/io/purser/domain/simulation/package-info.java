/**
 * The real use cases under a seeded scheduler that crashes, delays, reorders and loses. What
 * happens depends on the seed and on nothing else.
 */
@NullMarked
package io.purser.domain.simulation;

import org.jspecify.annotations.NullMarked;
