package io.purser.yativo.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.work.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The module's own beans, wired as they are in production, calling one provider. */
public final class Adapter implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  public static final String KEY = "yativo_0123456789abcdef";
  public static final String SECRET = "fedcba9876543210";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OneAccount tenants = new OneAccount();
  private final InMemoryStore store = new InMemoryStore();
  private final ApplicationContext context;

  private Adapter(Map<String, Object> properties) {
    this.context =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(tenants, meters, store.quotas(), store.providerCredentials())
            .build();
    // Under its interface, where it takes the place of Micronaut's own.
    context.registerSingleton(InstantSource.class, InstantSource.fixed(NOW));
    context.start();
  }

  /** With no account configured. */
  public static Adapter callingNobody() {
    return new Adapter(Map.of());
  }

  public static Adapter calling(URI baseUrl, String... settings) {
    return callingAs(KEY, SECRET, baseUrl, settings);
  }

  /**
   * @param settings more settings under {@code purser.provider.}, as {@code name=value}
   */
  public static Adapter callingAs(String key, String secret, URI baseUrl, String... settings) {
    var properties = new HashMap<String, Object>();
    properties.put("purser.provider.accounts.main.base-url", baseUrl.toString());
    properties.put("purser.provider.accounts.main.api-key", key);
    properties.put("purser.provider.accounts.main.api-secret", secret);
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("quotas."))) {
      // The tests are faster than any plan allows.
      for (String window : List.of("minute", "hour", "day")) {
        properties.put("purser.provider.quotas.main.per-" + window, 1_000_000);
      }
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(
          "purser.provider." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new Adapter(properties);
  }

  public CustomerRegistry customers() {
    return context.getBean(CustomerRegistry.class);
  }

  public WalletProvider wallets() {
    return context.getBean(WalletProvider.class);
  }

  public TransferProvider transfers() {
    return context.getBean(TransferProvider.class);
  }

  public WebhookRegistrar webhooks() {
    return context.getBean(WebhookRegistrar.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public MeterRegistry meters() {
    return meters;
  }

  public OneAccount tenants() {
    return tenants;
  }

  /** As if somebody had set these while we run. */
  public void set(ProviderKey key) {
    store
        .work()
        .inTransaction(
            OneAccount.TENANT,
            () ->
                store
                    .providerCredentials()
                    .put(OneAccount.tenant(TenantMode.TEST), key, "operator:root", Instant.EPOCH));
  }

  public static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    context.close();
  }
}
