package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.local.operations.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does, with the commands that operators have. */
@ExtendWith(Surroundings.Shared.class)
class OperatorCommandsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern OWNER =
      Pattern.compile("migration:\\s+url: \"(.*)\"\\s+username: \"(.*)\"\\s+password: \"(.*)\"");

  private static final String SEALED =
      "SELECT min(entry_id) FROM purser.audit_digest HAVING count(*) > 0";

  @TempDir Path folder;

  private final Surroundings surroundings;
  private final People people;

  OperatorCommandsTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.people = new People(surroundings.service());
  }

  private record Said(int status, String out) {}

  private Said operations(String... arguments) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        Main.run(surroundings.environmentFile(), List.of(arguments), Map.of(), print, print);
    return new Said(status, out.toString(StandardCharsets.UTF_8));
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(operations(arguments).out());
  }

  @Test
  void an_operator_ends_what_nobody_else_could_and_the_database_stays_right()
      throws IOException, InterruptedException, SQLException {
    var id = leftToAPerson("left-to-a-person");

    assertThat(operations("list", "--state", "manual"))
        .satisfies(
            said -> {
              assertThat(said.status()).isZero();
              assertThat(said.out()).contains(id, "manual", "wallet-opening");
            });
    assertThat(operations("show", id).out())
        .contains("natural-key", "send, ambiguous", "look-up, no-effect");
    assertThat(operations("look-again", id, "--reason", "the provider was asked").out())
        .contains("state         manual");
    assertThat(operations("confirm", id, "--provider-id", "w-1", "--reason", "seen"))
        .satisfies(
            said -> {
              assertThat(said.status()).isEqualTo(1);
              assertThat(said.out()).contains("only-a-look-up-tells");
            });
    assertThat(operations("close", id, "--reason", "not in the console", "--key", "close-1").out())
        .contains("state         rejected", "closed-without-effect");
    assertThat(operations("close", id, "--reason", "not in the console", "--key", "close-1"))
        .extracting(Said::status)
        .isEqualTo(0);
    assertThat(json("show", id, "--json").path("state").asText()).isEqualTo("rejected");
    // The caller who had got a 202 for it now has a final answer.
    assertThat(people.openWallet(people.customer("left-to-a-person"), "left-to-a-person"))
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.body().path("code").asText()).isEqualTo("closed-without-effect");
            });
    assertThat(verify()).as(log()).isZero();
    assertThat(log()).contains("nothing is wrong", "every settled operation has its event");
  }

  @Test
  void nothing_is_said_to_be_right_that_could_not_be_seen()
      throws IOException, InterruptedException {
    var settings = Files.readString(surroundings.settings());
    var others =
        Files.writeString(
            folder.resolve("others.yml"),
            settings.replace("username: \"postgres\"", "username: \"purser_app\""));

    assertThat(verify(others)).isEqualTo(1);
    assertThat(log()).contains("nothing was checked");
  }

  @Test
  void an_entry_of_the_audit_log_that_a_superuser_has_edited_is_named() throws Exception {
    people.customer("audited");
    eventually(() -> audit(SEALED), id -> !id.isEmpty());
    assertThat(verify(surroundings.settings(), "--audit")).as(log()).isZero();
    assertThat(log()).contains("nothing is wrong", "head   ten_");
    var heads = Files.copy(folder.resolve("verify.log"), folder.resolve("heads.log"));
    var edited = audit(SEALED);
    var actor = audit("SELECT actor FROM purser.audit_entry WHERE id = '" + edited + "'");
    edit(edited, "nobody");
    try {
      assertThat(verify(surroundings.settings(), "--audit", "--heads", heads.toString()))
          .isEqualTo(1);
      assertThat(log()).contains("entry " + edited, "1 of 7 checks have found something");
    } finally {
      edit(edited, actor);
    }
    assertThat(verify(surroundings.settings(), "--audit", "--heads", heads.toString()))
        .as(log())
        .isZero();
  }

  @Test
  void an_export_of_the_audit_log_is_checked_with_nothing_but_itself() throws Exception {
    people.customer("exported");
    eventually(() -> audit(SEALED), id -> !id.isEmpty());
    var export = folder.resolve("audit-log.ndjson");
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    surroundings.value("PURSER_URL")
                        + "/v1/audit-entries/export?from=2020-01-01T00:00:00Z&before=2100-01-01T00:00:00Z"))
            .header("Authorization", "Bearer " + surroundings.value("PURSER_OPERATOR_TOKEN"))
            .header("Purser-Reason", "a test")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofFile(export)).statusCode())
          .isEqualTo(200);
    }

    // Without settings: neither a database nor a key is needed.
    assertThat(verify(folder.resolve("no-settings.yml"), "--audit", export.toString()))
        .as(log())
        .isZero();
    assertThat(log()).contains("nothing is wrong", "head   ten_");
    Files.writeString(
        export, Files.readString(export).replaceFirst("\"actor\":\"", "\"actor\":\"not-"));
    assertThat(verify(folder.resolve("no-settings.yml"), "--audit", export.toString()))
        .isEqualTo(1);
    assertThat(log()).contains("is not as it was sealed");
  }

  /** As somebody does it who may switch triggers off. */
  private void edit(String entry, String actor) throws IOException, SQLException {
    audit(
        "SET session_replication_role = replica; UPDATE purser.audit_entry SET actor = '"
            + actor
            + "' WHERE id = '"
            + entry
            + "' RETURNING id");
  }

  /** As the owner of the schema, who is a superuser here. */
  private String audit(String sql) throws IOException, SQLException {
    var owner = OWNER.matcher(Files.readString(surroundings.settings()));
    assertThat(owner.find()).isTrue();
    try (var connection =
            DriverManager.getConnection(owner.group(1), owner.group(2), owner.group(3));
        var statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      var found = statement.getResultSet();
      return found.next() ? found.getString(1) : "";
    }
  }

  private int verify() throws InterruptedException {
    return verify(surroundings.settings());
  }

  private int verify(Path settings, String... options) throws InterruptedException {
    var environment = Map.of("MICRONAUT_CONFIG_FILES", settings.toString());
    var command = Stream.concat(Stream.of("verify"), Stream.of(options)).toList();
    return PlatformProcess.start(command, environment, folder.resolve("verify.log"))
        .await(PATIENCE);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("verify.log"));
  }

  /** A wallet that was asked for yesterday, of which nothing has been seen since. */
  private String leftToAPerson(String name) throws IOException, SQLException {
    var customer = people.customer(name);
    surroundings
        .service()
        .post(
            "/v1/customers/" + customer + "/registration",
            Map.of(),
            "Idempotency-Key",
            "registration-" + name)
        .require("the registration");
    surroundings
        .twinControl()
        .post(
            "/_twin/faults",
            Map.of("route", "POST /assets/add-customer-asset", "kind", "reset_before_commit"))
        .require("the fault");
    var id = people.openWallet(customer, name).body().path("id").asText();
    makeItYesterday(id);
    eventually(
        () -> json("show", id, "--json"), seen -> seen.path("state").asText().equals("manual"));
    return id;
  }

  private void makeItYesterday(String operation) throws SQLException {
    var url = URI.create(surroundings.value("DATABASE_URL"));
    var user = url.getUserInfo().split(":", 2);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + url.getAuthority().split("@", 2)[1] + url.getPath(),
                user[0],
                user[1]);
        var tell =
            connection.prepareStatement(
                "SELECT set_config('app.tenant', purser.tenant_by_slug('default'), false)");
        var change =
            connection.prepareStatement(
                "UPDATE purser.operation SET first_sent_at = now() - interval '25 hours',"
                    + " updated_at = now() - interval '1 hour', due_at = now()"
                    + " WHERE id = ? AND state = 'unknown'")) {
      tell.execute();
      change.setString(1, operation);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }
}
