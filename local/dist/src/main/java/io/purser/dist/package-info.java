/**
 * What is deployed without containers: a folder with the platform, its runtime and a start script.
 */
@NullMarked
package io.purser.dist;

import org.jspecify.annotations.NullMarked;
