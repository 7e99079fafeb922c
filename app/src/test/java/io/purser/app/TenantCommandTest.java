package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.InMemoryStore;
import io.purser.domain.access.Caller;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.credential.FakeProviderAccess;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.tenant.credential.StoredCredentials;
import io.purser.domain.tenant.setting.ChangeTenantIssuers;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.webhook.Destinations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What whoever may log in to the machine does with tenants. */
class TenantCommandTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Journal journal = new Journal(store.eventLog(), store.auditLog(), store.ids());
  private final ChangeTenantIssuers changeTenantIssuers =
      new ChangeTenantIssuers(
          store.work(),
          store.tenants(),
          store.settingsOfTenants(),
          issuer -> issuer.issuer().equals("https://root.example"),
          journal,
          store.clock(),
          Duration.ofDays(3));
  private final TenantCommand command =
      new TenantCommand(
          store.tenants(),
          new CreateTenant(
              store.work(),
              store.tenants(),
              store.tenantRegister(),
              journal,
              store.ids(),
              store.clock()),
          new SuspendTenant(
              store.work(), store.tenants(), store.tenantRegister(), journal, store.clock()),
          new SetProviderCredentials(
              store.work(),
              store.tenants(),
              store.providerCredentials(),
              new FakeProviderAccess(),
              journal,
              store.clock()),
          new ChangeTenantSettings(
              store.work(), store.tenants(), store.settingsOfTenants(), journal, store.clock()),
          changeTenantIssuers,
          Destinations.publicOnly());

  private List<String> run(String input, String... arguments) {
    return command.run(
        TenantOptions.parse(List.of(arguments)).orElseThrow(),
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_tenant_is_made_suspended_and_let_back_in_and_its_log_says_why() {
    var made = run("", "create", "acme", "--mode", "test", "--reason", "a contract");
    var suspended = run("", "suspend", "acme", "--reason", "unpaid");
    run("", "create", "bank", "--mode", "test", "--reason", "another");

    assertThat(made)
        .singleElement()
        .asString()
        .contains("acme", "test", "account default", "active");
    assertThat(suspended).singleElement().asString().contains("suspended", "unpaid");
    assertThat(run("", "list")).hasSize(2).anyMatch(line -> line.contains("unpaid"));
    assertThat(run("", "resume", "acme", "--reason", "paid"))
        .singleElement()
        .asString()
        .contains("active");
    assertThat(store.auditLog().all())
        .allMatch(entry -> entry.actor().equals("system:shell"))
        .extracting(AuditEntry::reason)
        .containsExactly("a contract", "unpaid", "another", "paid");
  }

  @Test
  void credentials_are_read_from_the_input_and_shown_nowhere() {
    run("", "create", "acme", "--mode", "test", "--reason", "a contract");

    var said = run("yativo_test_one\nsecret\n", "credentials", "acme", "--reason", "yearly");

    var account = store.tenants().bySlug("acme").orElseThrow().account();
    assertThat(store.providerCredentials().of(account))
        .map(StoredCredentials::key)
        .contains(new ProviderKey("yativo_test_one", "secret"));
    assertThat(run("", "show", "acme").get(1))
        .contains("set by system:shell")
        .doesNotContain("yativo_test_one");
    assertThat(said.toString()).doesNotContain("yativo_test_one");
  }

  @Test
  void what_is_different_for_a_tenant_is_set_and_taken_back_value_by_value() {
    run("", "create", "acme", "--mode", "test", "--reason", "a contract");

    var first =
        run("", "set", "acme", "--reason", "x", "--origins", "https://a.example,https://b.example");
    var second =
        run("", "set", "acme", "--reason", "y", "--caller-per-second", "7", "--origins", "none");
    var third = run("", "set", "acme", "--reason", "z", "--origins", "platform");

    assertThat(first).contains("origins: https://a.example https://b.example");
    assertThat(second)
        .contains("origins: none", "caller: 7 per second, as the settings say at once");
    assertThat(third).contains("origins: as the settings say");
    assertThat(run("", "show", "acme")).containsAll(third);
    assertThat(store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("tenant.settings_changed"))
        .extracting(AuditEntry::reason)
        .containsExactly("x", "y", "z");
  }

  private List<String> issuer(String slug, String name, String audience, String keysAt) {
    return run(
        "",
        "issuer",
        slug,
        "--issuer",
        name,
        "--audience",
        audience,
        "--keys",
        keysAt,
        "--kind",
        "operator",
        "--reason",
        "x");
  }

  private List<String> removeIssuer(String name, String audience) {
    return run(
        "", "remove-issuer", "acme", "--issuer", name, "--audience", audience, "--reason", "x");
  }

  @Test
  void issuers_are_added_changed_and_removed_one_by_one() {
    run("", "create", "acme", "--mode", "test", "--reason", "a contract");
    run("", "create", "bank", "--mode", "test", "--reason", "another");

    issuer("acme", "https://a.example", "one", "https://a.example/keys");
    issuer("acme", "https://a.example", "two", "https://a.example/keys");
    issuer("acme", "https://a.example", "one", "https://a.example/other-keys");

    assertThat(run("", "show", "acme"))
        .contains(
            "issuer: https://a.example for one, operator, keys at https://a.example/other-keys",
            "issuer: https://a.example for two, operator, keys at https://a.example/keys");
    assertThat(removeIssuer("https://a.example", "one")).singleElement().asString().contains("two");
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> removeIssuer("https://a.example", "one"));
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> issuer("bank", "https://a.example", "two", "https://a.example/keys"));
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> issuer("bank", "https://root.example", "two", "https://a.example/keys"));
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> issuer("bank", "https://b.example", "two", "http://127.0.0.1/keys"))
        .withMessageStartingWith("--keys");
  }

  @Test
  void the_shell_needs_nobody_and_shows_what_waits_for_a_second_operator() {
    run("", "create", "acme", "--mode", "test", "--reason", "a contract");
    issuer("acme", "https://a.example", "one", "https://a.example/keys");
    var tenant = store.tenants().bySlug("acme").orElseThrow().id();
    var wanted =
        new TenantIssuer(
            "https://b.example",
            "one",
            "https://b.example/keys",
            TenantIssuer.Kind.END_USER,
            null,
            null,
            TenantIssuer.Tokens.ANY);
    var operator = new Caller.Operator(tenant, "https://root.example", "ana", Set.of());
    var asked =
        changeTenantIssuers.handle(
            operator, tenant, _ -> true, List.of(wanted), Initiator.shell("a contract"));

    assertThat(asked).isInstanceOf(ChangeTenantIssuers.Result.Awaiting.class);
    assertThat(run("", "show", "acme"))
        .contains(
            "issuer that would be: https://b.example for one, end-user, keys at https://b.example/keys")
        .anyMatch(line -> line.startsWith("set by operator:https://root.example|ana, and waits"));
    assertThat(issuer("acme", "https://a.example", "two", "https://a.example/keys")).hasSize(2);
  }

  @Test
  void what_cannot_be_done_is_said_without_quoting_a_secret() {
    run("", "create", "acme", "--mode", "test", "--reason", "a contract");

    for (var input : List.of("", "one-line-alone\n", "yativo_live_one\nsecret\n")) {
      assertThatExceptionOfType(UnusableOption.class)
          .isThrownBy(() -> run(input, "credentials", "acme", "--reason", "yearly"))
          .withMessageNotContaining("yativo_live_one")
          .withMessageNotContaining("one-line-alone");
    }
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> run("", "create", "acme", "--mode", "test", "--reason", "again"))
        .withMessageContaining("acme");
    assertThatExceptionOfType(UnusableOption.class)
        .isThrownBy(() -> run("", "create", "bank", "--mode", "live", "--reason", "again"))
        .withMessageStartingWith("--account");
    assertThatExceptionOfType(UnusableOption.class).isThrownBy(() -> run("", "show", "nobody"));
  }
}
