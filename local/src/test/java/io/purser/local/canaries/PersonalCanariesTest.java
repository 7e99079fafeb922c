package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Api;
import io.purser.local.NodeProcess;
import io.purser.local.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is known of customers is in no log, table, problem, metric, thread dump or URL at the
 * provider, whatever the provider does while it is told of them; and neither are the secrets that
 * the platform gives out. The nodes log everything that they have a logger for.
 */
@Tag("faults")
class PersonalCanariesTest {
  private static final String REGISTER = "POST /customers/create-customer";
  private static final String OPEN_WALLET = "POST /assets/add-customer-asset";
  private static final String IMPORT = "POST /importer/v1/verification-imports";

  private final Canary planted = new Canary("planted", "planted-" + UUID.randomUUID());
  private final List<Person> people = new ArrayList<>();
  private final List<Canary> secrets = new ArrayList<>();

  @Test
  void nothing_personal_is_anywhere_whatever_the_provider_does() throws Exception {
    try (var site = new Site(CanarySearchTest.EVERYTHING_LOGGED)) {
      var twin = site.twinControl();
      var product = new Product(site.nodes().getFirst().url(), site.key("default"));
      var service =
          new Api(
              site.nodes().getLast().url(),
              Map.of("Authorization", "Bearer " + site.key("default")));

      var provider = new Misbehaviour(twin);
      for (var kind : Misbehaviour.OF_ANSWERS) {
        provider.strikes(kind, REGISTER, person(product, "individual")::register);
        var person = person(product, "individual");
        person.register();
        provider.strikes(kind, OPEN_WALLET, person::openWallet);
        provider.strikes(kind, IMPORT, () -> person.bring(shareToken(twin)));
      }
      var twice = person(product, "individual");
      provider.strikes("ignore_idempotency_key", IMPORT, () -> twice.bring(shareToken(twin)));
      var unlucky = person(product, "individual");
      unlucky.register();
      unlucky.openWallet();
      for (var kind : Misbehaviour.OF_WEBHOOKS) {
        provider.strikes(kind, "webhook", () -> deposit(product, twin, unlucky));
      }
      unlucky.live();
      unlucky.handIn();
      unlucky.read();
      var company = person(product, "business");
      company.describe(service);
      company.handIn();
      company.read();
      var leaver = person(product, "individual");
      leaver.live();
      leaver.read();
      leaver.end(service);
      readAuditLog(site);
      secrets.add(new Canary("API key", site.key("default")));
      secrets(product);
      plant(site);

      var canaries = new ArrayList<>(secrets);
      people.forEach(person -> canaries.addAll(person.canaries()));
      canaries.add(planted);
      var search = new Search(canaries);
      for (int node = 1; node <= Site.NODES; node++) {
        var log = site.folder().resolve("node-" + node + ".log");
        assertThat(Files.readString(log)).contains("\"level\":\"TRACE\"");
        search.log("node's log", log);
        search.text("metrics", site.nodes().get(node - 1).metrics());
        search.text("thread dump", threads(site.nodes().get(node - 1)));
      }
      try (var owner = site.ownersConnection()) {
        assertThat(search.tables(owner)).hasSizeGreaterThan(200);
      }
      assertThat(product.problems()).hasSizeGreaterThan(people.size());
      product.problems().forEach(problem -> search.text("problem", problem));
      urls(twin).forEach(url -> search.text("URL at the provider", url));

      assertThat(search.sightings()).filteredOn(seen -> !seen.canary().equals(planted)).isEmpty();
      assertThat(search.sightings())
          .extracting(Search.Sighting::place)
          .contains("node's log", "planted.said");
    }
  }

  private static List<String> urls(Api twin) throws IOException {
    var urls = new ArrayList<String>();
    long after = 0;
    while (true) {
      var page = twin.get("/_twin/requests?after=" + after).require("requests").path("requests");
      if (page.isEmpty()) {
        assertThat(urls).hasSizeGreaterThan(50);
        return urls;
      }
      for (var request : page) {
        urls.add(request.path("path").asText());
        after = request.path("number").asLong();
      }
    }
  }

  private Person person(Product product, String type) throws IOException {
    var person = new Person(product);
    people.add(person);
    person.begin(type);
    return person;
  }

  /** Those that are shown once, to whoever has asked for them. */
  private void secrets(Product product) throws IOException {
    var endpoint =
        product
            .post("/v1/webhook-endpoints", Map.of("url", "https://hooks.example.com/purser"))
            .require("an endpoint");
    var told = endpoint.findValuesAsText("signingSecret");
    assertThat(told).isNotEmpty();
    told.forEach(secret -> secrets.add(new Canary("webhook secret", secret)));
  }

  private static void deposit(Product product, Api twin, Person person) throws IOException {
    var wallet =
        eventually(
            () -> product.get(person.path() + "/wallets").path("items").path(0),
            seen -> !seen.path("providerWalletId").asText("").isEmpty());
    twin.post(
            "/_twin/wallets/" + wallet.path("providerWalletId").asText() + "/deposits",
            Map.of("amount", "3"))
        .require("a deposit");
  }

  private String shareToken(Api twin) throws IOException {
    var token =
        twin.post("/_twin/share-tokens", Map.of("state", "under-review"))
            .require("a token")
            .path("share_token")
            .asText();
    secrets.add(new Canary("share token", token));
    return token;
  }

  /** Page by page and as one file, which hold reasons in clear for those who may read them. */
  private static void readAuditLog(Site site) throws IOException {
    var operator =
        new Product(
            site.nodes().getFirst().url(),
            Map.of(
                "Authorization",
                "Bearer " + site.operatorToken("default", "admin"),
                "Purser-Reason",
                "a test"));
    operator.look("/v1/audit-entries?limit=100");
    operator.look("/v1/audit-entries/export?from=2020-01-01T00:00:00Z&before=2100-01-01T00:00:00Z");
    assertThat(operator.answers()).hasSize(2).allMatch(answer -> answer.startsWith("200 "));
  }

  private static String threads(NodeProcess node) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var dump =
        new ProcessBuilder(jcmd, Long.toString(node.pid()), "Thread.print", "-l")
            .redirectErrorStream(true)
            .start();
    try (var output = dump.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("Full thread dump");
      return text;
    }
  }

  private void plant(Site site) throws Exception {
    try (var owner = site.ownersConnection();
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE planted (said text)");
      statement.execute("INSERT INTO planted VALUES ('" + planted.text() + "')");
    }
    new Api(site.nodes().getFirst().url(), Map.of()).get("/v1/nowhere/" + planted.text());
  }
}
