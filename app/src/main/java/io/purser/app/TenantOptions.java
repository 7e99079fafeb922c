package io.purser.app;

import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@code tenant} is asked to do. */
sealed interface TenantOptions {
  int LONGEST_REASON = 500;

  Set<String> SETTINGS =
      Set.of(
          "--reason",
          "--origins",
          "--caller-per-second",
          "--caller-burst",
          "--tenant-per-second",
          "--tenant-burst");

  record Create(String slug, String account, TenantMode mode, String reason)
      implements TenantOptions {}

  record ListAll() implements TenantOptions {}

  record Show(String slug) implements TenantOptions {}

  record Suspend(String slug, String reason) implements TenantOptions {}

  record Resume(String slug, String reason) implements TenantOptions {}

  /**
   * @param change what is to become of the values
   */
  record Settings(String slug, UnaryOperator<Values> change, String reason)
      implements TenantOptions {}

  /** The issuer is to be one of the tenant's, in place of one of the same name and audience. */
  record Issuer(String slug, TenantIssuer issuer, String reason) implements TenantOptions {}

  record RemoveIssuer(String slug, TenantIssuer.Named issuer, String reason)
      implements TenantOptions {}

  record Credentials(String slug, String reason) implements TenantOptions {}

  /** Empty when the arguments make no sense. */
  static Optional<TenantOptions> parse(List<String> arguments) {
    if (arguments.equals(List.of("list"))) {
      return Optional.of(new ListAll());
    }
    if (arguments.size() < 2 || CreateTenant.problemWithName(arguments.get(1)).isPresent()) {
      return Optional.empty();
    }
    var slug = arguments.get(1);
    var rest = arguments.subList(2, arguments.size());
    return switch (arguments.getFirst()) {
      case "create" ->
          values(rest, Set.of("--reason", "--account", "--mode"))
              .flatMap(given -> create(slug, given));
      case "show" -> rest.isEmpty() ? Optional.of(new Show(slug)) : Optional.empty();
      case "suspend" -> reason(rest).map(reason -> new Suspend(slug, reason));
      case "resume" -> reason(rest).map(reason -> new Resume(slug, reason));
      case "set" ->
          values(rest, SETTINGS)
              .flatMap(
                  given ->
                      usable(given.remove("--reason"))
                          .flatMap(
                              reason ->
                                  TenantSettingOptions.changeIn(given)
                                      .map(change -> new Settings(slug, change, reason))));
      case "issuer" ->
          values(rest, TenantIssuerOptions.ALL)
              .flatMap(
                  given ->
                      usable(given.get("--reason"))
                          .flatMap(
                              reason ->
                                  TenantIssuerOptions.issuerIn(given)
                                      .map(issuer -> new Issuer(slug, issuer, reason))));
      case "remove-issuer" ->
          values(rest, TenantIssuerOptions.NAMES)
              .flatMap(
                  given ->
                      usable(given.get("--reason"))
                          .flatMap(
                              reason ->
                                  TenantIssuerOptions.namedIn(given)
                                      .map(issuer -> new RemoveIssuer(slug, issuer, reason))));
      case "credentials" -> reason(rest).map(reason -> new Credentials(slug, reason));
      default -> Optional.empty();
    };
  }

  private static Optional<TenantOptions> create(String slug, Map<String, String> given) {
    var account = given.getOrDefault("--account", "default");
    var mode = TenantMode.parse(given.getOrDefault("--mode", "live"));
    var reason = usable(given.get("--reason"));
    return mode.isPresent() && reason.isPresent() && CreateTenant.problemWithName(account).isEmpty()
        ? Optional.of(new Create(slug, account, mode.get(), reason.get()))
        : Optional.empty();
  }

  private static Optional<String> reason(List<String> rest) {
    return values(rest, Set.of("--reason")).flatMap(given -> usable(given.get("--reason")));
  }

  private static Optional<String> usable(@Nullable String reason) {
    return Optional.ofNullable(reason)
        .filter(text -> Text.problemWith(text, LONGEST_REASON).isEmpty());
  }

  private static Optional<Map<String, String>> values(List<String> rest, Set<String> allowed) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < rest.size(); i += 2) {
      if (i + 1 == rest.size()
          || !allowed.contains(rest.get(i))
          || values.put(rest.get(i), rest.get(i + 1)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
