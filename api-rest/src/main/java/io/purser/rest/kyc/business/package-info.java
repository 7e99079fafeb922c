/** What is known of businesses, over HTTP. */
@NullMarked
package io.purser.rest.kyc.business;

import org.jspecify.annotations.NullMarked;
