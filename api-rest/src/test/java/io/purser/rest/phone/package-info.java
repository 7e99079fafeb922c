/** Tests of phone numbers. */
@NullMarked
package io.purser.rest.phone;

import org.jspecify.annotations.NullMarked;
