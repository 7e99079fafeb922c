package io.purser.yativo.call;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.credential.ProviderAccess;
import io.purser.domain.tenant.credential.ProviderAccess.Attempt;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials change while we run, and nobody who calls notices. */
class CredentialChangesTest {
  private static final ProviderKey NEXT = new ProviderKey("yativo_next", "next-secret");
  private static final ProviderAccount ACCOUNT = new ProviderAccount(ID, "main", Instant.EPOCH);
  private static final Request LIST =
      Request.post(Route.LIST_CUSTOMERS, JsonNodeFactory.instance.objectNode());

  private Twin twin;

  @BeforeEach
  void start() throws IOException {
    twin = Twin.start(TwinSettings.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    twin.close();
  }

  private Adapter adapter(String... settings) {
    return Adapter.callingAs(twin.apiKey(), twin.apiSecret(), URI.create(twin.baseUrl()), settings);
  }

  private void control(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + twin.port() + "/_twin/accounts/platform_default" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private void rotateAtTheProvider() throws IOException, InterruptedException {
    control(
        "/rotate-key",
        "{\"api_key\":\"%s\",\"api_secret\":\"%s\"}".formatted(NEXT.key(), NEXT.secret()));
  }

  private static Verdict<?> call(Adapter adapter) {
    return adapter
        .bean(ProviderCalls.class)
        .call(ID, LIST, soon(), _ -> new Reading.Understood<>("read"));
  }

  private static void set(Adapter adapter) {
    adapter.set(NEXT);
  }

  private static Attempt tryOut(Adapter adapter, TenantMode mode, ProviderKey key) {
    return adapter.bean(ProviderAccess.class).tryOut(ACCOUNT, mode, key, soon());
  }

  @Test
  void what_was_set_is_used_from_the_next_look_on_and_the_old_key_may_go() throws Exception {
    try (var adapter = adapter()) {
      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
      rotateAtTheProvider();
      set(adapter);
      adapter.bean(CredentialChanges.class).takeUp();
      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
      control("/revoke-previous-key", "");
      for (int i = 0; i < 3; i++) {
        assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
      }
    }
  }

  @Test
  void a_node_that_has_not_looked_yet_finds_the_new_key_when_the_old_one_is_refused()
      throws Exception {
    try (var adapter = adapter()) {
      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
      rotateAtTheProvider();
      set(adapter);
      control("/revoke-previous-key", "");

      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void what_is_stored_wins_over_the_settings() throws Exception {
    rotateAtTheProvider();
    control("/revoke-previous-key", "");
    try (var adapter = Adapter.callingAs("yativo_wrong", "wrong", URI.create(twin.baseUrl()))) {
      set(adapter);

      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void the_pause_after_refused_credentials_is_over_once_others_are_set() throws Exception {
    try (var adapter = Adapter.callingAs("yativo_wrong", "wrong", URI.create(twin.baseUrl()))) {
      assertThat(call(adapter)).isInstanceOf(Verdict.NoToken.class);
      rotateAtTheProvider();
      set(adapter);
      adapter.bean(CredentialChanges.class).takeUp();

      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void a_key_is_tried_out_where_tenants_of_its_mode_are_served() throws Exception {
    try (var adapter = adapter("accounts.main.mode=test")) {
      var key = new ProviderKey(twin.apiKey(), twin.apiSecret());

      assertThat(tryOut(adapter, TenantMode.TEST, key)).isInstanceOf(Attempt.Opens.class);
      assertThat(tryOut(adapter, TenantMode.TEST, NEXT)).isInstanceOf(Attempt.Refused.class);
      assertThat(tryOut(adapter, TenantMode.LIVE, key)).isInstanceOf(Attempt.OtherMode.class);
      assertThat(tryOut(adapter, TenantMode.TEST, new ProviderKey("env:HOME", "x")))
          .isInstanceOf(Attempt.NotFound.class);
      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void what_comes_of_a_trial_says_nothing_about_the_account_that_runs() {
    var tooMany = json(429, "{}", "Retry-After: 600");
    var away = json(500, "{}");
    var token = json(200, "{\"access_token\":\"t0k3n\",\"expires_in\":3600}");
    Loopback.Line ofTheTrial =
        (request, socket) ->
            (request.body().contains("too-many") ? tooMany : away).play(request, socket);
    try (var provider =
            Loopback.playing(
                (request, socket) ->
                    (request.body().contains("yativo_next_")
                            ? ofTheTrial
                            : request.path().endsWith(Route.TOKEN.path()) ? token : json(200, "{}"))
                        .play(request, socket));
        var adapter = Adapter.calling(provider.baseUrl())) {
      for (int i = 0; i < 30; i++) {
        assertThat(tryOut(adapter, TenantMode.TEST, new ProviderKey("yativo_next_away", "x")))
            .isInstanceOf(Attempt.Unclear.class);
      }
      assertThat(tryOut(adapter, TenantMode.TEST, new ProviderKey("yativo_next_too-many", "x")))
          .isEqualTo(new Attempt.Unclear(Duration.ofMinutes(10)));

      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void the_key_of_the_sandbox_opens_nothing_in_production() throws Exception {
    try (var production = Twin.start(TwinSettings.defaults());
        var adapter =
            Adapter.callingAs(
                production.apiKey(),
                production.apiSecret(),
                URI.create(production.baseUrl()),
                "accounts.main.mode=live")) {
      var ofTheSandbox = new ProviderKey(twin.apiKey(), twin.apiSecret());

      assertThat(tryOut(adapter, TenantMode.LIVE, ofTheSandbox))
          .isInstanceOf(Attempt.Refused.class);
    }
  }

  @Test
  void a_provider_that_is_away_says_nothing_about_a_key() throws IOException {
    try (var adapter = adapter()) {
      twin.close();

      assertThat(tryOut(adapter, TenantMode.TEST, NEXT)).isInstanceOf(Attempt.Unclear.class);
    }
  }

  @Test
  void an_account_whose_address_is_for_other_tenants_than_it_serves_is_not_called()
      throws IOException {
    try (var adapter = adapter("accounts.main.mode=live")) {
      adapter.tenants().serves(TenantMode.TEST);

      assertThat(call(adapter)).isInstanceOf(Verdict.NotSent.class);
      assertThat(adapter.bean(Accounts.class).find(ID)).isEmpty();
    }
  }

  @Test
  void an_account_is_known_from_its_first_tenant_on_and_as_that_one_says() throws IOException {
    try (var adapter = adapter("accounts.main.mode=test")) {
      adapter.tenants().serves();
      adapter.bean(CredentialChanges.class).takeUp();
      assertThat(call(adapter)).isInstanceOf(Verdict.NotSent.class);

      adapter.tenants().serves(TenantMode.LIVE);
      assertThat(call(adapter)).isInstanceOf(Verdict.NotSent.class);

      adapter.tenants().serves(TenantMode.TEST);
      assertThat(call(adapter)).isInstanceOf(Verdict.Ok.class);
    }
  }

  @Test
  void an_account_that_serves_tenants_of_both_modes_is_not_called() throws IOException {
    try (var adapter = adapter()) {
      adapter.tenants().serves(TenantMode.TEST, TenantMode.LIVE);

      assertThat(call(adapter)).isInstanceOf(Verdict.NotSent.class);
    }
  }
}
