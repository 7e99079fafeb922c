/** What an installation can set, and without which settings it does not start. */
@NullMarked
package io.purser.app.setting;

import org.jspecify.annotations.NullMarked;
