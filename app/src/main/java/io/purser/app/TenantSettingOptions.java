package io.purser.app;

import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.tenant.setting.WebOrigin;
import io.purser.domain.throttle.Rate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tenant set} is asked to make different. {@code platform} is what the platform's
 * settings say, and {@code none} no origin at all.
 */
final class TenantSettingOptions {
  private static final String PLATFORM = "platform";
  private static final String NONE = "none";

  private TenantSettingOptions() {}

  /** Empty when nothing is to be different, or something cannot be. */
  static Optional<UnaryOperator<Values>> changeIn(Map<String, String> given) {
    return !given.isEmpty() && given.entrySet().stream().allMatch(TenantSettingOptions::isPossible)
        ? Optional.of(now -> changed(now, given))
        : Optional.empty();
  }

  private static Values changed(Values now, Map<String, String> given) {
    var origins = given.get("--origins");
    return new Values(
        origins == null ? now.origins() : origins(origins),
        rate(given.get("--caller-per-second"), now.callerPerSecond()),
        rate(given.get("--caller-burst"), now.callerBurst()),
        rate(given.get("--tenant-per-second"), now.tenantPerSecond()),
        rate(given.get("--tenant-burst"), now.tenantBurst()));
  }

  private static boolean isPossible(Map.Entry<String, String> option) {
    var text = option.getValue();
    if (text.equals(PLATFORM)) {
      return true;
    }
    if (!option.getKey().equals("--origins")) {
      return text.matches("[1-9][0-9]{0,7}") && Integer.parseInt(text) <= Rate.MOST;
    }
    var origins = origins(text);
    return origins == null
        || (origins.size() <= TenantSettings.MOST_ORIGINS
            && origins.stream().allMatch(it -> WebOrigin.problemWith(it).isEmpty()));
  }

  private static @Nullable List<String> origins(String text) {
    return switch (text) {
      case PLATFORM -> null;
      case NONE -> List.of();
      default -> List.of(text.split(",", -1));
    };
  }

  private static @Nullable Integer rate(@Nullable String text, @Nullable Integer now) {
    if (text == null) {
      return now;
    }
    return text.equals(PLATFORM) ? null : Integer.valueOf(text);
  }
}
