package io.purser.app;

import io.purser.domain.tenant.TenantMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bootstrap} is asked to make.
 *
 * @param mode what tenants are to be; one that is there and is something else is refused
 * @param keys where new keys are written to, or null to print them
 */
record BootstrapOptions(
    List<String> tenants, String account, TenantMode mode, String service, @Nullable Path keys) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** Empty when the arguments make no sense. */
  static Optional<BootstrapOptions> parse(List<String> arguments) {
    var tenants = new ArrayList<String>();
    var account = "default";
    var service = "backend";
    var mode = Optional.of(TenantMode.LIVE);
    Path keys = null;
    if (arguments.size() % 2 != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.size(); i += 2) {
      var value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--tenant" -> tenants.add(value);
        case "--account" -> account = value;
        case "--service" -> service = value;
        case "--mode" -> mode = TenantMode.parse(value);
        case "--keys" -> keys = Path.of(value);
        default -> {
          return Optional.empty();
        }
      }
    }
    if (tenants.isEmpty()) {
      tenants.add("default");
    }
    var names = new ArrayList<>(tenants);
    names.addAll(List.of(account, service));
    return mode.isPresent() && names.stream().allMatch(name -> NAME.matcher(name).matches())
        ? Optional.of(
            new BootstrapOptions(List.copyOf(tenants), account, mode.get(), service, keys))
        : Optional.empty();
  }
}
