package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.adoption.FakeDirectory;
import io.purser.domain.adoption.ImportWorker;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.customer.Email;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports and what operators make of them. The directory is shared, so each test fills it anew. */
class AdoptionTest {
  private static final String PATH = "/v1/programme/imports";

  private final TestServer server = TestServer.shared();
  private final FakeDirectory directory = server.bean(FakeDirectory.class);
  private final String admin = server.issuers.operator("admin", server.store.now());

  @BeforeEach
  void nobodyIsThere() {
    directory.wallets.clear();
    directory.cards.clear();
  }

  private TestServer.Call post(String path) {
    return server
        .call("POST", path)
        .as(admin)
        .key(Given.unique("key"))
        .header("Purser-Reason", "they are ours");
  }

  private TestServer.Answer get(String path) {
    return server.call("GET", path).as(admin).send();
  }

  private String started() {
    return PATH + "/" + post(PATH).send().expect(201).json().path("id").asText();
  }

  private String imported() {
    var path = started();
    server.bean(ImportWorker.class).work(() -> true);
    return path;
  }

  private JsonNode proposals(String path) {
    return get(path + "/proposals").expect(200).json().path("items");
  }

  private String wallet(String email) {
    var id = Given.unique("wallet");
    directory.wallets.add(
        new ProviderRecord.WalletCustomer(id, null, new Email(email), "Somebody", "active"));
    return id;
  }

  @Test
  void an_import_runs_and_is_followed_and_there_is_one_at_a_time() {
    var id = wallet(Given.unique("import") + "@example.com");
    var path = started();
    var running = get(path).expect(200).json();
    assertThat(running.path("state").asText()).isEqualTo("running");
    assertThat(running.path("list").asText()).isEqualTo("wallet-customer");
    assertThat(running.has("finishedAt")).isFalse();
    var second = post(PATH).send();
    assertThat(second.problem()).isEqualTo("409 import-under-way");
    assertThat(path).endsWith(second.json().path("importId").asText());

    server.bean(ImportWorker.class).work(() -> true);

    var finished = get(path).expect(200).json();
    assertThat(finished.path("state").asText()).isEqualTo("finished");
    assertThat(finished.path("read").path("records").asInt()).isOne();
    assertThat(finished.path("proposals").path("new").asInt()).isOne();
    assertThat(finished.path("finishedAt").asText()).isNotEmpty();
    var proposal = proposals(path).path(0);
    assertThat(proposal.path("match").asText()).isEqualTo("new");
    assertThat(proposal.path("kind").asText()).isEqualTo("wallet-customer");
    assertThat(proposal.path("provider").path("id").asText()).isEqualTo(id);
    assertThat(proposal.path("provider").path("name").asText()).isEqualTo("Somebody");
    assertThat(proposal.path("customerId").isNull()).isTrue();
    assertThat(get(path + "/proposals?kind=card-customer").expect(200).json().path("items"))
        .isEmpty();
    assertThat(get(path + "/proposals?match=email").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void a_proposal_is_confirmed_once_by_an_operator_who_says_why() {
    var email = Given.unique("confirmed") + "@example.com";
    var customer = server.newCustomer("{\"email\":\"" + email + "\"}");
    var record = wallet(email);
    var path = imported();
    var proposal = proposals(path).path(0);
    assertThat(proposal.path("customerId").asText()).isEqualTo(customer);
    var confirm = path + "/proposals/" + proposal.path("id").asText() + "/confirm";

    var confirmed = post(confirm).json("{}").key(Given.unique("first")).send().expect(200).json();

    assertThat(confirmed.path("state").asText()).isEqualTo("confirmed");
    assertThat(confirmed.path("provider").path("email").isNull()).isTrue();
    var again = post(confirm).json("{}").send();
    assertThat(again.problem()).isEqualTo("409 proposal-already-confirmed");
    assertThat(again.json().path("customerId").asText()).isEqualTo(customer);
    var linked = server.get("/v1/customers/lookup?providerCustomerId=" + record).expect(200).json();
    assertThat(linked.path("id").asText()).isEqualTo(customer);
    assertThat(
            post(path + "/proposals/" + proposal.path("id").asText() + "/dismiss").send().problem())
        .isEqualTo("409 proposal-already-confirmed");
  }

  @Test
  void one_is_dismissed_or_linked_to_whom_the_operator_names() {
    wallet(Given.unique("dismissed") + "@example.com");
    var path = imported();
    var proposal = path + "/proposals/" + proposals(path).path(0).path("id").asText();
    assertThat(post(proposal + "/dismiss").send().expect(200).json().path("state").asText())
        .isEqualTo("dismissed");
    assertThat(get(path + "/proposals?state=open").expect(200).json().path("items")).isEmpty();
    var customer = server.newCustomer("{}");

    var confirmed =
        post(proposal + "/confirm")
            .json("{\"customerId\":\"" + customer + "\"}")
            .send()
            .expect(200)
            .json();

    assertThat(confirmed.path("customerId").asText()).isEqualTo(customer);
  }

  @Test
  void who_may_not_or_asks_for_nonsense_is_refused() {
    wallet(Given.unique("refused") + "@example.com");
    var path = imported();
    var proposal = path + "/proposals/" + proposals(path).path(0).path("id").asText();
    for (var token : List.of(server.key, server.issuers.operator("support", server.store.now()))) {
      assertThat(
              server
                  .call("POST", proposal + "/confirm")
                  .as(token)
                  .key("any")
                  .header("Purser-Reason", "x")
                  .json("{}")
                  .send()
                  .problem())
          .isEqualTo("403 not-permitted");
    }
    assertThat(server.call("GET", path + "/proposals").send().status()).isEqualTo(200);
    assertThat(post(proposal + "/confirm").json("{\"customerId\":\"me\"}").send().problem())
        .isEqualTo("400 invalid-value");
    assertThat(get(PATH + "/nonsense").problem()).isEqualTo("404 no-such-import");
    assertThat(get(PATH + "/nonsense/proposals").problem()).isEqualTo("404 no-such-import");
    assertThat(post(path + "/proposals/nonsense/confirm").json("{}").send().problem())
        .isEqualTo("404 no-such-proposal");
    var other = server.key(server.given.tenant().id(), Scope.values());
    assertThat(server.call("GET", path).as(other).send().problem()).isEqualTo("404 no-such-import");
  }
}
