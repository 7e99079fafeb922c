package io.purser.rest.access;

import java.time.Instant;

/**
 * A proof that the caller has the key of its token, and that it was made for one request.
 *
 * @param key the thumbprint of the key (RFC 7638)
 * @param name what its maker calls it, which no two of one key share
 */
record DpopProof(String key, String name, Instant madeAt) {}
