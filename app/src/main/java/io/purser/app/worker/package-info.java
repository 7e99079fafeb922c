/** What a node does without being asked, and when. */
@NullMarked
package io.purser.app.worker;

import org.jspecify.annotations.NullMarked;
