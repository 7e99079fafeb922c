package io.purser.app;

import io.purser.app.setting.RequiredSettings;
import io.purser.app.setting.UnusableSetting;
import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.Initiator;
import io.purser.domain.inbox.EndpointAddress;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.ProviderWebhook;
import io.purser.domain.inbox.WebhookRegistrar.Result;
import io.purser.domain.tenant.AccountOfOtherMode;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
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
import java.util.Set;

/**
 * Makes what must be there before the first request: tenants, a key for each, and the provider's
 * way to us. May be repeated.
 */
@Singleton
final class Bootstrap {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int TRIES = 5;

  private final UnitOfWork work;
  private final Tenants tenants;
  private final ApiKeys keys;
  private final IssueApiKey issueApiKey;
  private final ProviderWebhook webhook;
  private final EndpointAddress address;

  Bootstrap(
      UnitOfWork work,
      Tenants tenants,
      ApiKeys keys,
      IssueApiKey issueApiKey,
      ProviderWebhook webhook,
      EndpointAddress address) {
    this.work = work;
    this.tenants = tenants;
    this.keys = keys;
    this.issueApiKey = issueApiKey;
    this.webhook = webhook;
    this.address = address;
  }

  /** Returns what to tell whoever runs it. */
  List<String> run(BootstrapOptions options) {
    var lines = new ArrayList<String>();
    var made = options.tenants().stream().map(slug -> tenant(slug, options)).toList();
    made.forEach(tenant -> lines.add(keyOf(tenant, options)));
    made.stream().map(Tenant::account).distinct().forEach(account -> lines.add(webhookOf(account)));
    return lines;
  }

  private Tenant tenant(String slug, BootstrapOptions options) {
    var known = tenants.bySlug(slug);
    var tenant = known.isPresent() ? known.get() : made(slug, options);
    requireMode(tenant, options);
    return tenant;
  }

  private Tenant made(String slug, BootstrapOptions options) {
    try {
      return tenants.ensure(slug, options.account(), options.mode());
    } catch (AccountOfOtherMode refused) {
      throw new UnusableOption(
          "--account",
          "is %s, which serves tenants of the other mode".formatted(options.account()));
    }
  }

  private static void requireMode(Tenant tenant, BootstrapOptions options) {
    if (tenant.mode() != options.mode()) {
      throw new UnusableOption(
          "--mode",
          "is %s, and the tenant %s is %s, which it stays for ever"
              .formatted(options.mode().text(), tenant.slug(), tenant.mode().text()));
    }
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
    var purpose = new ApiKey.Purpose(service, "", EnumSet.allOf(Scope.class), AllowList.ANYWHERE);
    return switch (work.inTransaction(
        tenant.id(),
        () -> issueApiKey.handle(tenant, purpose, null, Set.of(), Initiator.BOOTSTRAP))) {
      case IssueApiKey.Result.Issued(_, var secret) -> secret.reveal();
      case IssueApiKey.Result.TooMany _ ->
          throw new UnusableOption(
              "--service", "gets no key: the tenant " + tenant.slug() + " has too many");
      case IssueApiKey.Result.ExpiresAtOnce _ ->
          throw new IllegalStateException("a key that never expires");
    };
  }

  private String webhookOf(ProviderAccountId account) {
    return switch (register(account)) {
      case Result.Registered _ ->
          "the provider delivers to " + address.urlOf(EndpointId.of(account));
      case Result.Refused(var why) ->
          throw new UnusableSetting(
              RequiredSettings.PUBLIC_URL, "is refused by the provider: " + why);
      case Result.Unclear(var why, _) ->
          throw new UnusableSetting("purser.provider.accounts", "cannot be used: " + why);
    };
  }

  private Result register(ProviderAccountId account) {
    for (int attempt = 1; ; attempt++) {
      var result = webhook.register(account, Deadline.in(PATIENCE));
      if (!(result instanceof Result.Unclear) || attempt == TRIES) {
        return result;
      }
    }
  }
}
