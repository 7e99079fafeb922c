package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.customer.Customer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerExportTest {
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "balances",
          "/balances",
          "cardAccount",
          "/card-account",
          "cardOnboarding",
          "/card-onboarding",
          "kyc",
          "/kyc");
  private static final Map<String, String> LISTS =
      Map.of(
          "wallets", "/wallets",
          "transactions", "/transactions",
          "externalWallets", "/external-wallets",
          "cards", "/cards",
          "cardTransactions", "/card-transactions",
          "cardFundings", "/card-account/fundings",
          "cardWithdrawals", "/card-account/withdrawals",
          "events", "/events",
          "recipients", "/recipients",
          "termsAcceptances", "/terms-acceptances");
  private static final List<String> FOR_VERIFYING =
      List.of("legalProfile", "shareholders", "documents");
  private static final Set<Scope> NEEDED =
      EnumSet.of(
          Scope.CUSTOMERS_READ,
          Scope.WALLETS_READ,
          Scope.TRANSFERS_READ,
          Scope.CARDS_READ,
          Scope.EVENTS_READ);

  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final String path = "/v1/customers/" + customer.id();

  @AfterEach
  void workRecovers() {
    server.bean(FailingWork.class).recover();
  }

  private JsonNode export() {
    return server.get(path + "/export").expect(200).json();
  }

  private void link(int number) {
    server
        .create(
            path + "/external-wallets",
            "{\"chain\":\"base\",\"address\":\"0x%040d\"}".formatted(number))
        .expect(201);
  }

  @Test
  void each_part_is_what_its_own_resource_answers() {
    server.given.activeWallet(server.tenant, customer, Given.USDC);
    server.given.readyForCard(server.tenant, customer);
    server.given.requestedCard(server.tenant, customer);
    link(1);
    server.create(path + "/terms-acceptances", "{\"version\":\"2026-01\"}").expect(201);
    EventsHappening.in(server.store, server.tenant, customer, "customer.created", Map.of());

    var exported = export();

    assertThat(exported.get("customer")).isEqualTo(server.get(path).json());
    DOCUMENTS.forEach(
        (member, resource) ->
            assertThat(exported.get(member))
                .as(member)
                .isEqualTo(server.get(path + resource).expect(200).json()));
    LISTS.forEach(
        (member, resource) ->
            assertThat(exported.get(member))
                .as(member)
                .isEqualTo(server.get(path + resource + "?limit=100").json().get("items")));
    assertThat(exported.get("transfers")).isEmpty();
    assertThat(exported.get("wallets")).hasSize(1);
    assertThat(exported.get("cards")).hasSize(1);
    assertThat(exported.get("events")).isNotEmpty();
    assertThat(exported).hasSize(DOCUMENTS.size() + LISTS.size() + 3 + FOR_VERIFYING.size());
  }

  @Test
  void of_a_business_there_is_how_it_is_registered_and_who_holds_it_and_of_a_person_neither() {
    var business = "/v1/customers/" + server.newCustomer("{\"type\":\"business\"}");
    server
        .create(
            business + "/shareholders",
            "{\"type\":\"company\",\"legalName\":\"Holding BV\",\"share\":\"25\"}")
        .expect(201);

    var ofBusiness = server.get(business + "/export").expect(200).json();
    var ofPerson = export();

    assertThat(ofBusiness.get("legalProfile"))
        .isEqualTo(server.get(business + "/legal-profile").json());
    assertThat(ofBusiness.get("shareholders"))
        .hasSize(1)
        .isEqualTo(server.get(business + "/shareholders").json().get("items"));
    assertThat(ofPerson.get("legalProfile").isNull()).isTrue();
    assertThat(ofPerson.get("shareholders")).isEmpty();
    assertThat(ofPerson.get("documents")).isEmpty();
  }

  @Test
  void a_list_of_several_pages_is_whole_and_in_order() {
    for (int number = 1; number <= 201; number++) {
      link(number);
    }

    var exported = export().get("externalWallets").findValuesAsText("address");

    assertThat(exported).hasSize(201).isEqualTo(listed("/external-wallets"));
  }

  private List<String> listed(String resource) {
    var addresses = new ArrayList<String>();
    var next = "";
    do {
      var page = server.get(path + resource + "?limit=100" + next).expect(200).json();
      addresses.addAll(page.get("items").findValuesAsText("address"));
      next = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asText();
    } while (!next.isEmpty());
    return addresses;
  }

  @Test
  void it_is_a_file_of_its_own_and_nobody_keeps_it() {
    var answer = server.get(path + "/export");

    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + customer.id() + ".json\"");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void the_audit_log_knows_who_had_it() {
    export();

    assertThat(
            server.store.auditLog().all().stream()
                .filter(entry -> entry.subject().equals(customer.id().value()))
                .map(AuditEntry::action))
        .contains("customer.exported");
  }

  /** No reader can take what has arrived for the whole. */
  @Test
  void one_that_breaks_off_does_not_look_finished() {
    link(1);
    var work = server.bean(FailingWork.class);
    // Noting it, and the first of its parts, are not disturbed.
    work.meetNext(() -> {});
    work.meetNext(() -> {});
    work.failNext(new IllegalStateException("the database is gone"), 1);

    assertThatThrownBy(() -> server.get(path + "/export"))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scope.class,
      names = {"CUSTOMERS_READ", "WALLETS_READ", "TRANSFERS_READ", "CARDS_READ", "EVENTS_READ"})
  void a_key_needs_every_scope_that_a_part_needs(Scope missing) {
    var without = EnumSet.copyOf(NEEDED);
    without.remove(missing);

    assertThat(as(server.key(server.tenant.id(), without.toArray(Scope[]::new))))
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_key_with_these_scopes_is_enough() {
    assertThat(as(server.key(server.tenant.id(), NEEDED.toArray(Scope[]::new)))).isEqualTo("200");
  }

  private String as(String credential) {
    var answer = server.call("GET", path + "/export").as(credential).send();
    return answer.status() == 200 ? "200" : answer.problem();
  }

  @Test
  void an_operator_says_why() {
    var operator = server.issuers.operator("compliance", server.store.now());

    assertThat(as(operator)).isEqualTo("400 reason-missing");
    server
        .call("GET", path + "/export")
        .as(operator)
        .header("Purser-Reason", "The customer asks for it.")
        .send()
        .expect(200);
  }

  @Test
  void an_end_user_gets_their_own_as_they_see_it() {
    var user =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));

    var mine = server.call("GET", "/v1/customers/me/export").as(user).send().expect(200).json();

    assertThat(mine.get("customer").get("id").asText()).isEqualTo(customer.id().value());
    assertThat(mine.get("customer").has("provider")).isFalse();
    assertThat(mine.get("events").findValues("position")).isEmpty();
    var other = server.given.customer(server.tenant);
    assertThat(
            server.call("GET", "/v1/customers/" + other.id() + "/export").as(user).send().problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void of_one_who_is_not_there_nothing_is_noted() {
    var before = List.copyOf(server.store.auditLog().all());

    assertThat(server.get("/v1/customers/cus_01jd3hgwqnf4s8cvk6a5dz0z7v/export").problem())
        .isEqualTo("404 no-such-customer");

    assertThat(server.store.auditLog().all()).isEqualTo(before);
  }
}
