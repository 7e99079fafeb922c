package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** A customer of whom nothing is to be left but that there was one. */
@ExtendWith(Surroundings.Shared.class)
class ErasureTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern OWNER =
      Pattern.compile("migration:\\s+url: \"(.*)\"\\s+username: \"(.*)\"\\s+password: \"(.*)\"");

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String ownAddress = address("a1");
  private final String othersAddress = address("b2");
  private final Surroundings surroundings;
  private final Api service;
  private final Api operator;
  private final Api twin;
  private final People people;

  @TempDir Path folder;

  ErasureTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.operator = surroundings.operator();
    this.twin = surroundings.twinControl();
    this.people = new People(service);
  }

  /** Everything personal that is given to the platform about the customer, and is nobody else's. */
  private List<String> personal() {
    return List.of(
        mark + "@example.com",
        "External-" + mark,
        "Called-" + mark,
        "Given-" + mark,
        "Family-" + mark,
        "Street-" + mark,
        "City-" + mark,
        "Tier-" + mark,
        "+1555010" + phoneEnd(),
        "1961-07-" + day(),
        "Landlord-" + mark,
        "Suspended-" + mark,
        "Subject-" + mark,
        "Renamed-" + mark,
        "Key-" + mark,
        ownAddress,
        othersAddress);
  }

  private String address(String begin) {
    return "0x" + begin + (mark + mark + mark + mark + mark).substring(0, 38);
  }

  private String phoneEnd() {
    return "%04d".formatted(Math.floorMod(mark.hashCode(), 9000) + 1000);
  }

  private String day() {
    return "%02d".formatted(Math.floorMod(mark.hashCode(), 28) + 1);
  }

  @Test
  void nothing_is_left_of_who_was_erased_and_everything_else_is_right() throws Exception {
    var id = customer();
    var path = "/v1/customers/" + id;
    var wallet = people.fundableWallet(id, "Key-" + mark);
    live(path);
    service.send("DELETE", path, Map.of(), "If-Match", "*").require("the deletion");
    var key = key(id);
    assertThat(dump()).as("the wrapped key, before").contains(HexFormat.of().formatHex(key));
    assertThat(sightings(dump(), List.of("External-" + mark))).isNotEmpty();

    post(path + "/erasure", Map.of()).require("the erasure");
    post(path + "/erasure", Map.of()).require("the erasure again");

    // The search is believed once it finds what stands in clear, in every form it looks for.
    plant();
    assertThat(sightings(dump(), personal())).containsAll(planted());
    unplant();
    eventually(
        () -> operator.get(path + "/events?limit=100").body().toString(),
        seen -> seen.contains("customer.erased"));
    var dump = dump();
    assertThat(dump).contains(id);
    assertThat(sightings(dump, personal())).isEmpty();
    assertThat(dump).doesNotContain(HexFormat.of().formatHex(key));
    assertThat(readable(path))
        .allSatisfy(read -> assertThat(sightings(read, personal())).isEmpty());

    // Money that comes late is booked, and told without a word.
    twin.post("/_twin/wallets/" + wallet + "/deposits", Map.of("amount", "3"))
        .require("a late deposit");
    eventually(
        () -> operator.get(path + "/balances").body().path("wallets").path(0).path("ledger"),
        ledger -> ledger.asText().equals("3.000000"));
    eventually(
        () -> operator.get(path + "/events?limit=100").body().toString(),
        seen -> seen.contains("wallet.deposit") || seen.contains("transaction."));
    assertThat(sightings(dump(), personal())).isEmpty();
    assertThat(verify()).as(log()).isZero();
    eventually(this::waiting, none -> none == 0);
    assertThat(verify("--audit")).as(log()).isZero();
  }

  private String customer() throws IOException {
    return post(
            "/v1/customers",
            Map.ofEntries(
                Map.entry("externalId", "External-" + mark),
                Map.entry("email", mark + "@example.com"),
                Map.entry("phone", "+1555010" + phoneEnd()),
                Map.entry("name", "Called-" + mark),
                Map.entry("givenName", "Given-" + mark),
                Map.entry("familyName", "Family-" + mark),
                Map.entry("birthDate", "1961-07-" + day()),
                Map.entry(
                    "address",
                    Map.of("line1", "Street-" + mark, "city", "City-" + mark, "country", "BR")),
                Map.entry("metadata", Map.of("tier", "Tier-" + mark))))
        .require("the customer")
        .path("id")
        .asText();
  }

  private void live(String path) throws IOException {
    service
        .send("PATCH", path, Map.of("name", "Renamed-" + mark), "If-Match", "*")
        .require("another name");
    post(
            path + "/recipients",
            Map.of("label", "Landlord-" + mark, "chain", "base", "address", othersAddress))
        .require("a recipient");
    post(path + "/external-wallets", Map.of("chain", "base", "address", ownAddress))
        .require("an address of their own");
    service
        .send(
            "PUT",
            path + "/logins",
            Map.of("issuer", "https://login.example.com", "subject", "Subject-" + mark))
        .require("a login");
    post(path + "/suspend", Map.of("reason", "Suspended-" + mark)).require("the suspension");
    post(path + "/reactivate", Map.of("reason", "Suspended-" + mark)).require("the end of it");
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", "Key-" + mark + UUID.randomUUID());
  }

  /** What can be asked about the customer. */
  private List<String> readable(String path) throws IOException {
    var answers = new ArrayList<String>();
    for (var part :
        List.of("", "/events?limit=100", "/export", "/balances", "/kyc", "/external-wallets")) {
      answers.add(operator.get(path + part).require(part).toString());
    }
    var id = path.substring(path.lastIndexOf('/') + 1);
    for (var list :
        List.of(
            "/v1/audit-entries?customerId=",
            "/v1/operations?customerId=",
            "/v1/transfers?customerId=")) {
      answers.add(operator.get(list + id).require(list).toString());
    }
    assertThat(answers.getFirst()).contains("erasedAt");
    assertThat(answers.get(1)).contains("customer.erased", "customer.created");
    return answers;
  }

  private byte[] key(String customer) throws Exception {
    try (var owner = owner();
        var select =
            owner.prepareStatement(
                "SELECT wrapped_key FROM purser.data_key WHERE customer_id = ?")) {
      select.setString(1, customer);
      try (var found = select.executeQuery()) {
        assertThat(found.next()).isTrue();
        return found.getBytes(1);
      }
    }
  }

  private Set<String> planted() {
    return Set.of(
        "text Street-" + mark, "hex Street-" + mark, "base64 Street-" + mark, "hex City-" + mark);
  }

  private void plant() throws Exception {
    try (var owner = owner();
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE planted (said text, bytes bytea)");
      var street = "Street-" + mark;
      var base64 = Base64.getEncoder().encodeToString(street.getBytes(UTF_8));
      statement.execute("INSERT INTO planted VALUES ('%s', NULL)".formatted(street));
      statement.execute("INSERT INTO planted VALUES ('%s', '%s')".formatted(base64, street));
      statement.execute("INSERT INTO planted VALUES (NULL, 'City-%s')".formatted(mark));
    }
  }

  private void unplant() throws Exception {
    try (var owner = owner();
        var statement = owner.createStatement()) {
      statement.execute("DROP TABLE planted");
    }
  }

  /** Where a text stands as it is, as hexadecimal digits, or in Base64 from its first byte on. */
  private static Set<String> sightings(String dump, List<String> texts) {
    var searched = dump.toLowerCase(Locale.ROOT);
    var found = new TreeSet<String>();
    for (var text : texts) {
      if (searched.contains(text.toLowerCase(Locale.ROOT))) {
        found.add("text " + text);
      }
      if (searched.contains(HexFormat.of().formatHex(text.getBytes(UTF_8)))) {
        found.add("hex " + text);
      }
      // The last digits depend on what follows.
      var base64 = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
      if (dump.contains(base64.substring(0, base64.length() - 2))) {
        found.add("base64 " + text);
      }
    }
    return found;
  }

  /** All rows of all tables, as {@code pg_dump} writes them. */
  private String dump() throws Exception {
    var dump = new ByteArrayOutputStream();
    try (var owner = owner();
        var statement = owner.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind = 'r' AND n.nspname IN ('purser', 'public') ORDER BY 1")) {
      var copies = owner.unwrap(PGConnection.class).getCopyAPI();
      while (tables.next()) {
        copies.copyOut("COPY " + tables.getString(1) + " TO STDOUT", dump);
      }
    }
    return dump.toString(ISO_8859_1);
  }

  private int waiting() throws IOException, SQLException {
    try (var owner = owner();
        var statement = owner.createStatement();
        var found = statement.executeQuery("SELECT count(*) FROM purser.audit_waiting")) {
      found.next();
      return found.getInt(1);
    }
  }

  private Connection owner() throws IOException, SQLException {
    var owner = OWNER.matcher(Files.readString(surroundings.settings()));
    assertThat(owner.find()).isTrue();
    return DriverManager.getConnection(owner.group(1), owner.group(2), owner.group(3));
  }

  private int verify(String... options) throws InterruptedException {
    var environment = Map.of("MICRONAUT_CONFIG_FILES", surroundings.settings().toString());
    var command = Stream.concat(Stream.of("verify"), Stream.of(options)).toList();
    return PlatformProcess.start(command, environment, folder.resolve("verify.log"))
        .await(PATIENCE);
  }

  private String log() throws IOException {
    return Files.exists(folder.resolve("verify.log"))
        ? Files.readString(folder.resolve("verify.log"))
        : "";
  }
}
