package io.purser.rest.access.invitation;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whose login the caller is now. */
@Schema(name = "Redemption", description = "Whose login the caller is from now on.")
record RedemptionView(@Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId) {}
