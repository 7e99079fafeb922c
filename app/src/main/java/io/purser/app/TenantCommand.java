package io.purser.app;

import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.SuspendTenant.Standing;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.tenant.setting.ChangeTenantIssuers;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.tenant.setting.TenantSettings.Values;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.domain.work.Deadline;
import io.purser.rest.edge.Retries;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Administers tenants from the shell, by the same use cases as over HTTP. */
@Singleton
final class TenantCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Tenants tenants;
  private final CreateTenant createTenant;
  private final SuspendTenant suspendTenant;
  private final SetProviderCredentials setProviderCredentials;
  private final ChangeTenantSettings changeTenantSettings;
  private final ChangeTenantIssuers changeTenantIssuers;
  private final Destinations destinations;

  TenantCommand(
      Tenants tenants,
      CreateTenant createTenant,
      SuspendTenant suspendTenant,
      SetProviderCredentials setProviderCredentials,
      ChangeTenantSettings changeTenantSettings,
      ChangeTenantIssuers changeTenantIssuers,
      Destinations destinations) {
    this.tenants = tenants;
    this.createTenant = createTenant;
    this.suspendTenant = suspendTenant;
    this.setProviderCredentials = setProviderCredentials;
    this.changeTenantSettings = changeTenantSettings;
    this.changeTenantIssuers = changeTenantIssuers;
    this.destinations = destinations;
  }

  /**
   * Returns what to tell whoever runs it.
   *
   * @param input where credentials are read from, and nothing else
   */
  List<String> run(TenantOptions options, InputStream input) {
    return switch (options) {
      case TenantOptions.Create(var slug, var account, var mode, var reason) ->
          List.of(
              made(
                  slug,
                  createTenant.handle(slug, account, mode, Initiator.shell(reason), new OneTry())));
      case TenantOptions.ListAll _ -> all();
      case TenantOptions.Show(var slug) -> shown(tenant(slug));
      case TenantOptions.Suspend(var slug, var reason) ->
          List.of(
              line(
                  suspendTenant
                      .suspend(tenant(slug), reason, Initiator.shell(reason), new OneTry())
                      .orElseThrow()));
      case TenantOptions.Resume(var slug, var reason) ->
          List.of(
              line(
                  suspendTenant
                      .resume(tenant(slug), Initiator.shell(reason), new OneTry())
                      .orElseThrow()));
      case TenantOptions.Settings(var slug, var change, var reason) ->
          set(slug, change, Initiator.shell(reason));
      case TenantOptions.Issuer(var slug, var issuer, var reason) ->
          issuers(
              slug, now -> with(now, issuer.named(), possible(issuer)), Initiator.shell(reason));
      case TenantOptions.RemoveIssuer(var slug, var issuer, var reason) ->
          issuers(slug, now -> with(now, issuer, null), Initiator.shell(reason));
      case TenantOptions.Credentials(var slug, var reason) ->
          List.of(credentials(slug, keyIn(input), Initiator.shell(reason)));
    };
  }

  private TenantId tenant(String slug) {
    return tenants
        .bySlug(slug)
        .map(Tenant::id)
        .orElseThrow(() -> new UnusableOption("tenant", "there is none called " + slug));
  }

  private String made(String slug, CreateTenant.Result result) {
    return switch (result) {
      case CreateTenant.Result.Created(var tenant) -> line(suspendTenant.standing(tenant));
      case CreateTenant.Result.SlugTaken _ ->
          throw new UnusableOption("create", "there is a tenant called " + slug + " already");
      case CreateTenant.Result.AccountOfOtherMode _ ->
          throw new UnusableOption("--account", "serves tenants of the other mode");
    };
  }

  private List<String> all() {
    var lines = new ArrayList<String>();
    @Nullable Position after = null;
    do {
      var page = tenants.list(new PageRequest(PageRequest.MAX_LIMIT, after, false));
      page.items().forEach(tenant -> lines.add(line(suspendTenant.standing(tenant))));
      after = page.next();
    } while (after != null);
    return lines;
  }

  private List<String> shown(TenantId id) {
    var standing = suspendTenant.standing(id).orElseThrow();
    var credentials =
        setProviderCredentials
            .kept(id)
            .orElseThrow()
            .credentials()
            .map(it -> "credentials were set by " + it.by() + " at " + it.at())
            .orElse("no credentials were set, so the settings say what opens its account");
    var lines = new ArrayList<>(List.of(line(standing), credentials));
    var current = changeTenantSettings.current(id).orElseThrow();
    lines.addAll(lines(current));
    lines.addAll(issuers(current.settings()));
    return lines;
  }

  private List<String> set(String slug, UnaryOperator<Values> change, Initiator by) {
    var result =
        Retries.whenStale(() -> changeTenantSettings.handle(tenant(slug), _ -> true, change, by));
    return switch (result) {
      case ChangeTenantSettings.Result.Done(var current) -> lines(current);
      case ChangeTenantSettings.Result.NoSuchTenant _ ->
          throw new IllegalStateException("tenants are not removed");
      case ChangeTenantSettings.Result.OtherVersion _ ->
          throw new IllegalStateException("any version is fine");
    };
  }

  private TenantIssuer possible(TenantIssuer issuer) {
    WebhookUrl.problemWith(issuer.keysAt(), destinations)
        .ifPresent(
            why -> {
              throw new UnusableOption("--keys", why);
            });
    return issuer;
  }

  /** Those that there are, with this one in place of the one of its name, or without that. */
  private static List<TenantIssuer> with(
      List<TenantIssuer> now, TenantIssuer.Named named, @Nullable TenantIssuer issuer) {
    var changed = new ArrayList<>(now);
    boolean was = changed.removeIf(other -> other.named().equals(named));
    if (issuer == null && !was) {
      throw new UnusableOption("--issuer", "the tenant has none of this name and audience");
    }
    if (issuer != null) {
      changed.add(issuer);
    }
    if (changed.size() > TenantSettings.MOST_ISSUERS) {
      throw new UnusableOption(
          "--issuer", "the tenant has as many as it may, " + TenantSettings.MOST_ISSUERS);
    }
    return changed;
  }

  private List<String> issuers(
      String slug, UnaryOperator<List<TenantIssuer>> change, Initiator by) {
    var result =
        Retries.whenStale(() -> changeTenantIssuers.atShell(tenant(slug), _ -> true, change, by));
    return switch (result) {
      case ChangeTenantIssuers.Result.Done(var settings) -> issuers(settings);
      case ChangeTenantIssuers.Result.Awaiting _ ->
          throw new IllegalStateException("the shell needs nobody");
      case ChangeTenantIssuers.Result.Taken(var issuer) ->
          throw new UnusableOption(
              "--issuer", issuer + " is another tenant's, or the settings name it");
      case ChangeTenantIssuers.Result.NoSuchTenant _ ->
          throw new IllegalStateException("tenants are not removed");
      case ChangeTenantIssuers.Result.OtherVersion _ ->
          throw new IllegalStateException("any version is fine");
    };
  }

  private static List<String> issuers(TenantSettings settings) {
    var lines = new ArrayList<>(lines("issuer", settings.issuers()));
    var awaiting = settings.awaiting();
    if (awaiting != null) {
      lines.add(
          "set by %s, and waits for a second operator until %s:"
              .formatted(awaiting.askedBy(), awaiting.dueAt()));
      lines.addAll(lines("issuer that would be", awaiting.wanted()));
    }
    return lines;
  }

  private static List<String> lines(String what, List<TenantIssuer> issuers) {
    return issuers.stream()
        .map(
            issuer ->
                "%s: %s, %s, keys at %s"
                    .formatted(what, issuer.named(), issuer.kind().text(), issuer.keysAt()))
        .toList();
  }

  /** What was set alone: what the settings of the nodes say is not known here. */
  private static List<String> lines(ChangeTenantSettings.Current current) {
    var values = current.settings().values();
    var origins = values.origins();
    return List.of(
        "origins: " + said(origins == null ? null : String.join(" ", origins)),
        "caller: %s per second, %s at once"
            .formatted(said(values.callerPerSecond()), said(values.callerBurst())),
        "tenant: %s per second, %s at once"
            .formatted(said(values.tenantPerSecond()), said(values.tenantBurst())));
  }

  private static String said(@Nullable Object value) {
    if (value == null) {
      return "as the settings say";
    }
    return value.equals("") ? "none" : value.toString();
  }

  private String line(Standing standing) {
    var tenant = standing.tenant();
    var suspension = standing.suspension();
    return "%s  %s  %s  account %s  %s"
        .formatted(
            tenant.slug(),
            tenant.id(),
            tenant.mode().text(),
            tenants.account(tenant.account()).map(ProviderAccount::name).orElseThrow(),
            suspension == null
                ? "active"
                : "suspended at " + suspension.at() + ": " + suspension.reason());
  }

  private String credentials(String slug, ProviderKey key, Initiator by) {
    return switch (setProviderCredentials.handle(tenant(slug), key, by, Deadline.in(PATIENCE))) {
      case SetProviderCredentials.Result.Done(var stored) ->
          "the credentials were accepted and set at "
              + stored.at()
              + "; nodes take them up within seconds";
      case SetProviderCredentials.Result.NoSuchTenant _ ->
          throw new IllegalStateException("tenants are not removed");
      case SetProviderCredentials.Result.Refused _ ->
          throw new UnusableOption("credentials", "are not accepted by the provider");
      case SetProviderCredentials.Result.OtherMode _ ->
          throw new UnusableOption("credentials", "are for an address of the other mode");
      case SetProviderCredentials.Result.NotFound _ ->
          throw new UnusableOption("credentials", "name what cannot be read, or may not be named");
      case SetProviderCredentials.Result.Unclear _ ->
          throw new UnusableOption(
              "credentials", "cannot be tried out: the provider does not answer");
    };
  }

  /** Not from the arguments, which everybody on the machine can read. */
  private static ProviderKey keyIn(InputStream input) {
    try {
      var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII));
      var key = Optional.ofNullable(lines.readLine()).orElse("").strip();
      var secret = Optional.ofNullable(lines.readLine()).orElse("").strip();
      if (ProviderKey.problemWith(key).isPresent() || ProviderKey.problemWith(secret).isPresent()) {
        throw new UnusableOption(
            "credentials", "are a line with the key and a line with the secret");
      }
      return new ProviderKey(key, secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody repeats a command under the same key, so there is nothing to go on from. */
  private static final class OneTry implements Progress {
    @Override
    public Optional<String> reached() {
      return Optional.empty();
    }

    @Override
    public void note(String point, Runnable alongside) {
      alongside.run();
    }
  }
}
