/** Tokens by which somebody who can log in becomes the login of a customer. */
@NullMarked
package io.purser.domain.access.invitation;

import org.jspecify.annotations.NullMarked;
