package io.purser.app;

import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.Scope;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.inbox.WebhookRegistrar.Result;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes what must be there before the first request: tenants, a key for each, and the provider's
 * way to us. May be repeated.
 */
@Singleton
final class Bootstrap {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int TRIES = 5;

  private final Tenants tenants;
  private final ApiKeys keys;
  private final IssueApiKey issueApiKey;
  private final Endpoints endpoints;
  private final WebhookRegistrar registrar;
  private final RequiredSettings settings;

  Bootstrap(
      Tenants tenants,
      ApiKeys keys,
      IssueApiKey issueApiKey,
      Endpoints endpoints,
      WebhookRegistrar registrar,
      RequiredSettings settings) {
    this.tenants = tenants;
    this.keys = keys;
    this.issueApiKey = issueApiKey;
    this.endpoints = endpoints;
    this.registrar = registrar;
    this.settings = settings;
  }

  /** Returns what to tell whoever runs it. */
  List<String> run(BootstrapOptions options) {
    var lines = new ArrayList<String>();
    var made =
        options.tenants().stream().map(slug -> tenants.ensure(slug, options.account())).toList();
    made.forEach(tenant -> lines.add(keyOf(tenant, options)));
    made.stream().map(Tenant::account).distinct().forEach(account -> lines.add(webhookOf(account)));
    return lines;
  }

  private String keyOf(Tenant tenant, BootstrapOptions options) {
    var folder = options.keys();
    return folder == null
        ? printedKey(tenant, options.service())
        : writtenKey(tenant, options.service(), folder);
  }

  private String printedKey(Tenant tenant, String service) {
    return keys.exists(tenant.id(), service)
        ? "tenant " + tenant.slug() + ": service " + service + " has a key"
        : "tenant "
            + tenant.slug()
            + ": the key of service "
            + service
            + " is "
            + issue(tenant, service);
  }

  private String writtenKey(Tenant tenant, String service, Path folder) {
    var file = folder.resolve(tenant.slug() + ".key");
    try {
      if (!Files.exists(file)) {
        writePrivately(file, issue(tenant, service) + "\n");
      }
      return "tenant " + tenant.slug() + ": the key of service " + service + " is in " + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file is there whole and for its owner alone, or not at all. */
  private static void writePrivately(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new", ownerOnly);
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String issue(Tenant tenant, String service) {
    return issueApiKey.handle(tenant.id(), service, EnumSet.allOf(Scope.class));
  }

  /**
   * The endpoint's id follows from the account's, so that a second run registers the same address.
   */
  private String webhookOf(ProviderAccountId account) {
    var id = new EndpointId("whe" + account.value().substring(account.value().indexOf('_')));
    var url = settings.publicUrl() + "/v1/webhooks/yativo/" + id;
    return switch (register(account, url)) {
      case Result.Registered(_, var secret) -> {
        endpoints.put(new Endpoint(id, account, secret, secretBefore(account, secret)));
        yield "the provider delivers to " + url;
      }
      case Result.Refused(var why) ->
          throw new UnusableSetting(
              RequiredSettings.PUBLIC_URL, "is refused by the provider: " + why);
      case Result.Unclear(var why, _) ->
          throw new UnusableSetting("purser.provider.accounts", "cannot be used: " + why);
    };
  }

  private Result register(ProviderAccountId account, String url) {
    for (int attempt = 1; ; attempt++) {
      var result = registrar.register(account, url, Deadline.in(PATIENCE));
      if (!(result instanceof Result.Unclear) || attempt == TRIES) {
        return result;
      }
    }
  }

  private @Nullable String secretBefore(ProviderAccountId account, String secret) {
    Optional<Endpoint> known = endpoints.ofAccount(account);
    return known.map(Endpoint::secret).filter(before -> !before.equals(secret)).orElse(null);
  }
}
