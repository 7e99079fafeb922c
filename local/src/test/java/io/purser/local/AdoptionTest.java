package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Taking over who was at the provider before us, over HTTP, with everything real but the provider.
 */
@ExtendWith(IntakePlatform.Shared.class)
class AdoptionTest {
  private static final String IMPORTS = "/v1/programme/imports";
  private static final String CARD_LIST = "/card-issuer/customers";
  private static final int WALLETS = 250;

  /** More than a page of the provider's. */
  private static final int CARDS = 110;

  private final IntakePlatform platform;
  private final Api service;
  private final Api provider;
  private final Api operator;

  AdoptionTest(IntakePlatform platform) {
    this.platform = platform;
    this.service = platform.ours().tenant();
    this.provider = platform.ours().provider();
    this.operator = platform.operator();
  }

  /**
   * In one test, since the import is one: the node is killed between the lists, and a card customer
   * goes while the second page is asked for.
   */
  @Test
  void everybody_at_the_provider_is_proposed_once_although_the_node_is_killed_and_pages_shift()
      throws Exception {
    letTheProgrammeBeApproved();
    var ours = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      ours.add(customer(Map.of("email", "adopt-wallet-" + i + "@example.com")));
      ours.add(customer(Map.of("externalId", "adopt-usr-" + i)));
    }
    for (int i = 0; i < WALLETS; i++) {
      wallet("adopt-wallet-" + i + "@example.com");
    }
    // The same person twice, as the provider lets happen.
    acceptDuplicates(true);
    wallet("ADOPT-WALLET-0@example.com");
    acceptDuplicates(false);
    var cards = new ArrayList<String>();
    for (int i = 0; i < CARDS; i++) {
      cards.add(card("adopt-card-" + i + "@example.com", "adopt-usr-" + i));
    }
    platform
        .twin()
        .post(
            "/_twin/faults",
            Map.of(
                "route",
                "GET " + CARD_LIST,
                "kind",
                "delay",
                "ms",
                2000,
                "at",
                "before_commit",
                "times",
                3))
        .require("a delay");
    long walletLists = requests("/customers/get-customers");
    long cardLists = requests(CARD_LIST);

    var path = IMPORTS + "/" + start().path("id").asText();
    eventually(() -> requests(CARD_LIST), calls -> calls > cardLists);
    platform.killNode();
    platform.startNode();
    // The first page once more, and then the second.
    eventually(() -> requests(CARD_LIST), calls -> calls >= cardLists + 3);
    platform
        .twin()
        .post("/_twin/card-customers/" + cards.getFirst() + "/forget", Map.of())
        .require("one that goes");

    var finished =
        eventually(() -> read(path), seen -> seen.path("state").asText().equals("finished"));
    assertThat(requests("/customers/get-customers")).isEqualTo(walletLists + 1);
    var proposals = proposals(path);
    var records = proposals.stream().map(it -> it.path("provider").path("id").asText()).toList();
    assertThat(records).doesNotHaveDuplicates().containsAll(cards);
    assertThat(count(proposals, "wallet-customer", "email")).isEqualTo(11);
    assertThat(count(proposals, "wallet-customer", "new")).isEqualTo(WALLETS - 10);
    assertThat(count(proposals, "card-customer", "external-id")).isEqualTo(10);
    assertThat(count(proposals, "card-customer", "new")).isEqualTo(CARDS - 10);
    assertThat(finished.path("proposals").path("new").asInt()).isEqualTo(WALLETS + CARDS - 20);

    confirmAtOnce(path, only(proposals, "wallet-customer", "new"));
    var linked = only(proposals, "card-customer", "external-id");
    var confirmed = confirm(operator, path, linked);
    assertThat(confirmed.status()).isEqualTo(200);
    var owner = confirmed.body().path("customerId").asText();
    assertThat(ours).contains(owner);
    var onboarding =
        service.get("/v1/customers/" + owner + "/card-onboarding").require("the onboarding");
    assertThat(onboarding.path("provider").path("cardCustomerId").asText())
        .isEqualTo(linked.path("provider").path("id").asText());

    platform
        .twin()
        .post(
            "/_twin/card-customers/" + linked.path("provider").path("id").asText() + "/stage",
            Map.of("flow_status", "safe_deployed"))
        .require("an account");
    provider
        .post(
            "/yativo-card/customers/"
                + linked.path("provider").path("id").asText()
                + "/cards/virtual",
            Map.of())
        .require("a card");
    var second = IMPORTS + "/" + start().path("id").asText();
    eventually(() -> read(second), seen -> seen.path("state").asText().equals("finished"));
    assertThat(proposals(second))
        .extracting(it -> it.path("provider").path("id").asText())
        .doesNotContain(linked.path("provider").path("id").asText())
        .hasSize(WALLETS + 1 + CARDS - 1 - 2);
    var made = service.get("/v1/customers/" + owner + "/cards").require("the cards").path("items");
    assertThat(made).extracting(card -> card.path("state").asText()).containsExactly("active");
  }

  /** One of two operators wins, and one customer is made. */
  private void confirmAtOnce(String path, JsonNode proposal) throws Exception {
    List<Callable<Api.Answer>> calls =
        List.of(
            () -> confirm(platform.operator("one"), path, proposal),
            () -> confirm(platform.operator("two"), path, proposal));
    var answers = new ArrayList<Api.Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(answer -> answer.body().path("code").asText())
        .containsExactly("proposal-already-confirmed");
    var found =
        service
            .post(
                "/v1/customers/search",
                Map.of("email", proposal.path("provider").path("email").asText()))
            .require("the customer");
    assertThat(found.path("items")).hasSize(1);
  }

  private Api.Answer confirm(Api by, String path, JsonNode proposal) throws IOException {
    return by.post(
        path + "/proposals/" + proposal.path("id").asText() + "/confirm",
        Map.of(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private static JsonNode only(List<JsonNode> proposals, String kind, String match) {
    return proposals.stream().filter(it -> is(it, kind, match)).findFirst().orElseThrow();
  }

  private static long count(List<JsonNode> proposals, String kind, String match) {
    return proposals.stream()
        .filter(it -> is(it, kind, match))
        .filter(
            it ->
                it.path("provider")
                    .path("email")
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("adopt-"))
        .count();
  }

  private static boolean is(JsonNode proposal, String kind, String match) {
    return proposal.path("kind").asText().equals(kind)
        && proposal.path("match").asText().equals(match);
  }

  private JsonNode start() throws IOException {
    return operator
        .post(IMPORTS, Map.of(), "Idempotency-Key", UUID.randomUUID().toString())
        .require("an import");
  }

  private JsonNode read(String path) throws IOException {
    return operator.get(path).require("the import");
  }

  private List<JsonNode> proposals(String path) throws IOException {
    var all = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page =
          operator
              .get(path + "/proposals?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .require("the proposals");
      page.path("items").forEach(all::add);
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return all;
  }

  private void letTheProgrammeBeApproved() throws IOException {
    platform
        .twin()
        .send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
        .require("the programme");
  }

  private String customer(Map<String, Object> body) throws IOException {
    return service
        .post("/v1/customers", body, "Idempotency-Key", UUID.randomUUID().toString())
        .require("a customer")
        .path("id")
        .asText();
  }

  private void wallet(String email) throws IOException {
    provider.post("/customers/create-customer", Map.of("email", email)).require(email);
  }

  private void acceptDuplicates(boolean on) throws IOException {
    platform
        .twin()
        .send("PATCH", "/_twin/settings", Map.of("accept_duplicates", on))
        .require("duplicates");
  }

  private String card(String email, String reference) throws IOException {
    return provider
        .post(
            "/yativo-card/customers/onboard",
            Map.of("email", email, "external_customer_id", reference))
        .require(email)
        .path("data")
        .path("yativo_card_id")
        .asText();
  }

  private long requests(String path) throws IOException {
    return platform.twin().get("/_twin/requests?path=/api/v1" + path).body().path("total").asLong();
  }
}
