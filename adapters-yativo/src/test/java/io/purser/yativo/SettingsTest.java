package io.purser.yativo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.quota.Allowance;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.wallet.History;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.OneAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final URI SOMEWHERE = URI.create("https://provider.example.com/api/v1");

  @Test
  void the_defaults_are_these() {
    try (var adapter = Adapter.calling(SOMEWHERE)) {
      assertThat(adapter.bean(ProviderSettings.class))
          .isEqualTo(
              new ProviderSettings(
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(4),
                  Duration.ofSeconds(4),
                  Duration.ofSeconds(8),
                  Duration.ofSeconds(8),
                  1024 * 1024,
                  16 * 1024 * 1024,
                  16,
                  8,
                  Duration.ofMillis(2_500),
                  Duration.ofSeconds(3),
                  Duration.ofSeconds(1)));
    }
  }

  @Test
  void links_lead_to_the_page_of_the_identity_check_alone() {
    try (var adapter = Adapter.calling(SOMEWHERE)) {
      assertThat(adapter.bean(LinkSettings.class))
          .isEqualTo(new LinkSettings(List.of(".sumsub.com")));
    }
    var links = new LinkSettings(List.of(".sumsub.com", "127.0.0.1"));
    assertThat(links.mayLeadTo(URI.create("https://kyc.SUMSUB.com/msdk?accessToken=x"))).isTrue();
    assertThat(links.mayLeadTo(URI.create("http://127.0.0.1:8090/kyc"))).isTrue();
    assertThat(links.mayLeadTo(URI.create("http://kyc.sumsub.com/msdk"))).isFalse();
    assertThat(links.mayLeadTo(URI.create("https://evilsumsub.com/"))).isFalse();
    assertThat(links.mayLeadTo(URI.create("https://kyc.sumsub.com.example.com/"))).isFalse();
    assertThat(links.mayLeadTo(URI.create("https://user@kyc.sumsub.com/"))).isFalse();
    assertThat(links.mayLeadTo(URI.create("javascript:alert(1)"))).isFalse();
  }

  @Test
  void every_setting_has_its_own_name() {
    try (var adapter =
        Adapter.calling(
            SOMEWHERE,
            "connect-timeout=1s",
            "token-timeout=2s",
            "look-up-timeout=3s",
            "write-timeout=4s",
            "history-timeout=5s",
            "max-answer-bytes=6",
            "max-list-bytes=7",
            "concurrent-calls=8",
            "background-calls=11",
            "quota-wait=12s",
            "slow-call=9s",
            "rest-after-failures=10s")) {
      assertThat(adapter.bean(ProviderSettings.class))
          .isEqualTo(
              new ProviderSettings(
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(3),
                  Duration.ofSeconds(4),
                  Duration.ofSeconds(5),
                  6,
                  7,
                  8,
                  11,
                  Duration.ofSeconds(12),
                  Duration.ofSeconds(9),
                  Duration.ofSeconds(10)));
    }
  }

  @Test
  void a_timeout_of_nothing_or_of_more_than_a_minute_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withWriteTimeout(Duration.ZERO))
        .withMessageContaining("purser.provider.write-timeout");
    assertThatIllegalArgumentException().isThrownBy(() -> withWriteTimeout(Duration.ofSeconds(61)));
  }

  @Test
  void an_account_is_found_by_its_name() {
    try (var adapter = Adapter.calling(SOMEWHERE)) {
      var account = adapter.bean(AccountSettings.class);

      assertThat(account.name()).isEqualTo("main");
      assertThat(account.baseUrl()).isEqualTo(SOMEWHERE);
      assertThat(account.apiKey()).isEqualTo(Adapter.KEY);
      assertThat(account.apiSecret()).isEqualTo(Adapter.SECRET);
    }
  }

  @Test
  void a_secret_may_be_in_a_file_or_in_the_environment(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("key"), "from-a-file\n");
    String fromEnvironment = System.getenv("PATH");

    var account = new AccountSettings("main", SOMEWHERE, "file:" + file, "env:PATH", null);

    assertThat(account.apiKey()).isEqualTo("from-a-file");
    assertThat(account.apiSecret()).isEqualTo(fromEnvironment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "file:/no/such/file", "env:NO_SUCH_VARIABLE_HERE"})
  void a_secret_that_is_not_there_stops_the_start(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings("main", SOMEWHERE, "key", secret, null))
        .withMessageStartingWith("purser.provider.accounts.main.api-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com",
        "/api/v1",
        "https:///api",
        "https://user:word@example.com/api",
        "https://example.com/api?a=b",
        "https://example.com/api#b",
        "http://example.com/api/v1",
        "http://10.0.0.7/api/v1"
      })
  void a_base_that_is_no_plain_web_address_is_refused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings("main", URI.create(url), "key", "secret", null))
        .withMessageStartingWith("purser.provider.accounts.main.base-url");
  }

  @Test
  void an_address_of_the_providers_own_says_what_it_is_for_and_nobody_can_say_otherwise() {
    var live = URI.create("https://crypto-api.yativo.com/api/v1");
    var sandbox = URI.create("https://crypto-sandbox.yativo.com/api/v1");

    assertThat(new AccountSettings("main", live, null, null, null).addressMode())
        .contains(TenantMode.LIVE);
    assertThat(new AccountSettings("main", sandbox, null, null, "test").addressMode())
        .contains(TenantMode.TEST);
    assertThat(new AccountSettings("main", SOMEWHERE, null, null, null).addressMode()).isEmpty();
    assertThat(new AccountSettings("main", SOMEWHERE, null, null, "live").addressMode())
        .contains(TenantMode.LIVE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings("main", sandbox, null, null, "live"))
        .withMessageStartingWith("purser.provider.accounts.main.mode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings("main", SOMEWHERE, null, null, "trial"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings("main", SOMEWHERE, "a key alone", null, null));
    assertThat(new ProviderAddresses(live, sandbox).of(TenantMode.TEST)).isEqualTo(sandbox);
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderAddresses(sandbox, sandbox));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderAddresses(live, live));
  }

  @Test
  void what_is_set_while_we_run_may_name_only_what_was_laid_there_for_its_account(
      @TempDir Path folder) throws IOException {
    var secrets = folder.resolve("secrets");
    var key = written(secrets.resolve("acme/key"), "from-a-file\n");
    var others = written(secrets.resolve("acme-live/key"), "never");
    var shared = written(secrets.resolve("key"), "never");
    var masterKey = written(folder.resolve("master-key"), "never");
    var named = new NamedSecrets(secrets);

    assertThat(named.find("acme", "yativo_itself")).isEqualTo("yativo_itself");
    assertThat(named.find("acme", "file:" + key)).isEqualTo("from-a-file");
    for (var forbidden :
        List.of(
            "file:" + others,
            "file:" + shared,
            "file:" + masterKey,
            "file:" + secrets + "/acme/../acme-live/key",
            "file:" + secrets.resolve("acme"),
            "file:" + secrets.resolve("acme/none"),
            "file:acme/key",
            "file:",
            "env:")) {
      assertThatIllegalArgumentException()
          .as(forbidden)
          .isThrownBy(() -> named.find("acme", forbidden));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NamedSecrets(null).find("acme", "file:" + key));
  }

  @Test
  void a_variable_is_of_the_one_account_that_it_spells() {
    var secrets = new NamedSecrets(null);
    for (var own :
        List.of(
            "PURSER_PROVIDER_ACME_LIVE_KEY",
            "PURSER_PROVIDER_ACME_LIVE_SECRET",
            "PURSER_PROVIDER_ACME_LIVE_KEY_2")) {
      // It may be named, and nothing has set it here.
      assertThatIllegalArgumentException()
          .isThrownBy(() -> secrets.find("acme-live", "env:" + own))
          .withMessageContaining("not set");
      for (var other : List.of("acme", "acme-live-key", "live", "acme-l", "accounts-acme-live")) {
        assertThatIllegalArgumentException()
            .as(other)
            .isThrownBy(() -> secrets.find(other, "env:" + own))
            .withMessageStartingWith("env: names PURSER_PROVIDER_");
      }
    }
    for (var forbidden :
        List.of(
            "PATH",
            "PURSER_PROVIDER_ACME",
            "PURSER_PROVIDER_ACME_KEY_",
            "PURSER_PROVIDER_ACME_KEY_12345",
            "PURSER_PROVIDER_acme_KEY",
            "PURSER_MASTER_KEY")) {
      assertThatIllegalArgumentException()
          .as(forbidden)
          .isThrownBy(() -> secrets.find("acme", "env:" + forbidden))
          .withMessageStartingWith("env: names PURSER_PROVIDER_ACME_KEY");
    }
    assertThatIllegalArgumentException()
        .as("a setting of another account")
        .isThrownBy(
            () -> secrets.find("accounts-main-api", "env:PURSER_PROVIDER_ACCOUNTS_MAIN_API_KEY"))
        .withMessageStartingWith("env: names PURSER_PROVIDER_");
  }

  @Test
  void a_name_that_leads_to_a_name_is_not_followed(@TempDir Path folder) throws IOException {
    var masterKey = written(folder.resolve("master-key"), "never");
    var toFile = written(folder.resolve("secrets/acme/file"), "file:" + masterKey);
    var toVariable = written(folder.resolve("secrets/acme/variable"), "env:PATH\n");
    var secrets = new NamedSecrets(folder.resolve("secrets"));

    for (var name : List.of(toFile, toVariable)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> secrets.find("acme", "file:" + name))
          .withMessageContaining("leads to another name");
    }
  }

  private static Path written(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void without_any_account_we_start_and_send_nothing() {
    try (var adapter = Adapter.callingNobody()) {
      assertThat(adapter.wallets().history(OneAccount.ID, "cust_1", Adapter.soon()))
          .isEqualTo(
              new History.Unavailable("the account is not configured", Duration.ofMinutes(1)));
    }
  }

  @Test
  void a_slash_at_the_end_of_the_base_is_dropped() {
    var account = new AccountSettings("main", URI.create(SOMEWHERE + "/"), "key", "secret", null);

    assertThat(account.baseUrl()).isEqualTo(SOMEWHERE);
  }

  @Test
  void credentials_are_not_in_the_text_of_an_account() {
    assertThat(new AccountSettings("main", SOMEWHERE, "the-key", "the-secret", null))
        .asString()
        .contains("main")
        .doesNotContain("the-key", "the-secret");
  }

  private static void withWriteTimeout(Duration timeout) {
    var second = Duration.ofSeconds(1);
    var _ =
        new ProviderSettings(
            second, second, second, timeout, second, 1, 1, 1, 1, second, second, second);
  }

  @Test
  void an_account_of_which_nothing_is_said_has_the_quota_of_the_providers_sample() {
    var assumed = QuotaSettings.assumed("main");

    assertThat(assumed.allowance()).isEqualTo(new Allowance(60, 3_000, 50_000));
  }

  @Test
  void a_quota_may_be_said_in_part() {
    try (var adapter = Adapter.calling(SOMEWHERE, "quotas.main.per-minute=30")) {
      assertThat(adapter.bean(QuotaSettings.class))
          .isEqualTo(new QuotaSettings("main", 30, 3_000, 50_000));
    }
  }

  @Test
  void a_quota_that_makes_no_sense_stops_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaSettings("main", 60, 59, 50_000))
        .withMessage("purser.provider.quotas.main: per-hour must not be less than per-minute");
  }
}
