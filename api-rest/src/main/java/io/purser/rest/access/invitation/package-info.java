/** Invitations to log in as a customer. */
@NullMarked
package io.purser.rest.access.invitation;

import org.jspecify.annotations.NullMarked;
