/**
 * The company's own service that takes over verifications from its vendor, over HTTP. The contract
 * is ours: docs/verification-import.md.
 */
@NullMarked
package io.purser.verification;

import org.jspecify.annotations.NullMarked;
