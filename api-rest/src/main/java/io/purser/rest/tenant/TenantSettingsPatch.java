package io.purser.rest.tenant;

import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.tenant.setting.WebOrigin;
import io.purser.domain.throttle.Rate;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be different for a tenant; what is not there stays. */
@Schema(
    name = "TenantSettingsPatch",
    description =
        "What is to be different (RFC 7396). What is not there stays as it is; null is what the"
            + " platform's settings say.")
record TenantSettingsPatch(
    @Schema(
            description =
                "The origins of the web pages that may read what the tenant's callers are answered; at"
                    + " most 50, exact, https, or http on this machine. An empty list is none.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"https://app.example.com\"]")
        @Nullable List<String> origins,
    @Schema(
            description = "How often one caller may ask, in the long run.",
            minimum = "1",
            maximum = "10000000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "50")
        @Nullable Integer callerPerSecond,
    @Schema(
            description = "And at once.",
            minimum = "1",
            maximum = "10000000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "100")
        @Nullable Integer callerBurst,
    @Schema(
            description = "How often all callers of the tenant together may ask, in the long run.",
            minimum = "1",
            maximum = "10000000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "500")
        @Nullable Integer tenantPerSecond,
    @Schema(
            description = "And at once.",
            minimum = "1",
            maximum = "10000000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "1000")
        @Nullable Integer tenantBurst) {

  static UnaryOperator<Values> read(byte[] bytes) {
    var body = Body.read(bytes);
    var origins = body.textsMerged("origins", TenantSettings.MOST_ORIGINS, WebOrigin::problemWith);
    var callerPerSecond = body.wholeNumberMerged("callerPerSecond", 1, Rate.MOST);
    var callerBurst = body.wholeNumberMerged("callerBurst", 1, Rate.MOST);
    var tenantPerSecond = body.wholeNumberMerged("tenantPerSecond", 1, Rate.MOST);
    var tenantBurst = body.wholeNumberMerged("tenantBurst", 1, Rate.MOST);
    body.end();
    return now ->
        new Values(
            origins.apply(now.origins()),
            callerPerSecond.apply(now.callerPerSecond()),
            callerBurst.apply(now.callerBurst()),
            tenantPerSecond.apply(now.tenantPerSecond()),
            tenantBurst.apply(now.tenantBurst()));
  }
}
