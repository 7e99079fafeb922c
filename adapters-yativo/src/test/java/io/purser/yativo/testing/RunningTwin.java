package io.purser.yativo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A twin, what it can be told to do, and what it has seen. */
public final class RunningTwin implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Twin twin;

  private RunningTwin(Twin twin) {
    this.twin = twin;
  }

  public static RunningTwin start() {
    try {
      return new RunningTwin(Twin.start(TwinSettings.defaults()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our own beans, calling this twin. */
  public Adapter adapter(String... settings) {
    return Adapter.callingAs(twin.apiKey(), twin.apiSecret(), URI.create(twin.baseUrl()), settings);
  }

  /** The same, with another account's key that lacks the right to change anything. */
  public Adapter adapterThatMayOnlyRead() {
    var account = control("POST", "/accounts", "{\"scopes\":[\"read\"]}");
    return Adapter.callingAs(
        account.path("api_key").asText(),
        account.path("api_secret").asText(),
        URI.create(twin.baseUrl()));
  }

  /** Spoils the next call of a route. {@code more} is further members, as JSON. */
  public Fault spoil(String route, String kind, String... more) {
    var members = new StringBuilder();
    for (String member : more) {
      members.append(',').append(member);
    }
    var body = "{\"route\":\"" + route + "\",\"kind\":\"" + kind + '"' + members + '}';
    return new Fault(control("POST", "/faults", body).path("id").asText());
  }

  /** A fault that was asked for. */
  public final class Fault {
    private final String id;

    private Fault(String id) {
      this.id = id;
    }

    public int hits() {
      for (var fault : control("GET", "/faults", "").path("faults")) {
        if (fault.path("id").asText().equals(id)) {
          return fault.path("hits").asInt();
        }
      }
      throw new AssertionError("the twin has forgotten fault " + id);
    }
  }

  /** How many effects of a kind were committed, ever. */
  public int effects(String kind) {
    return control("GET", "/effects?kind=" + kind, "").path("total").asInt();
  }

  /** How many requests arrived at a path. */
  public int requests(String path) {
    return control("GET", "/requests?path=/api/v1" + path, "").path("total").asInt();
  }

  public void acceptDuplicates() {
    control("PATCH", "/settings", "{\"accept_duplicates\":true}");
  }

  public void set(String settings) {
    control("PATCH", "/settings", settings);
  }

  public void programme(String change) {
    control("PATCH", "/accounts/platform_default/programme", change);
  }

  /** The code that was sent to a card customer by {@code email} or {@code phone}. */
  public String code(String cardCustomer, String channel) {
    return control("GET", "/card-customers/" + cardCustomer + "/codes", "")
        .path(channel)
        .path("code")
        .asText();
  }

  public void decideKyc(String cardCustomer, String decision) {
    control(
        "POST", "/card-customers/" + cardCustomer + "/kyc", "{\"decision\":\"" + decision + "\"}");
  }

  public void stage(String cardCustomer, String word) {
    control(
        "POST", "/card-customers/" + cardCustomer + "/stage", "{\"flow_status\":\"" + word + "\"}");
  }

  /** Money for the master wallet of our account, in dollars. */
  public void payIn(String amount) {
    control(
        "POST",
        "/accounts/platform_default/master-wallet/deposits",
        "{\"amount\":\"" + amount + "\"}");
  }

  /** Where the balance of a card account is read: {@code realtime} or {@code on_chain}. */
  public void readBalance(String cardCustomer, String freshness) {
    control(
        "POST",
        "/card-customers/" + cardCustomer + "/balance",
        "{\"freshness\":\"" + freshness + "\"}");
  }

  public void finishDeployment(String cardCustomer) {
    control("POST", "/card-customers/" + cardCustomer + "/deployment/finish", "");
  }

  /** What the provider, its compliance or the network do to a card. */
  public void changeCard(String card, String to) {
    control("POST", "/cards/" + card + "/change", "{\"to\":\"" + to + "\"}");
  }

  /** What a merchant asks of a card: {@code authorize}, {@code settle} or {@code decline}. */
  public JsonNode spend(String card, String what, String charge) {
    return control("POST", "/cards/" + card + "/" + what, charge);
  }

  /** What becomes of it afterwards. */
  public JsonNode follow(String cardTransaction, String what, String body) {
    return control("POST", "/card-transactions/" + cardTransaction + "/" + what, body);
  }

  /** What a cardholder types on the hosted page. */
  public void setPin(String card, String pin) {
    control("POST", "/cards/" + card + "/pin", "{\"pin\":\"" + pin + "\"}");
  }

  /** Lets time pass on the twin's business clock. */
  public void advance(String time) {
    control("POST", "/clock/advance", "{\"duration\":\"" + time + "\"}");
  }

  /** A card customer of our account whom somebody has begun without us. */
  public void onboardWithoutReference(String email) {
    own("POST", "/yativo-card/customers/onboard", "{\"email\":\"" + email + "\"}");
  }

  public void suspend(String customer) {
    control("POST", "/customers/" + customer + "/suspend", "");
  }

  public void revokeTokens() {
    control("POST", "/accounts/platform_default/revoke-tokens", "");
  }

  /** Pays into a wallet, and stops when the deposit is {@code detected} or {@code confirmed}. */
  public String deposit(String wallet, String amount, String stopAt) {
    var body = "{\"amount\":\"" + amount + "\",\"stop_at\":\"" + stopAt + "\"}";
    return control("POST", "/wallets/" + wallet + "/deposits", body)
        .path("transaction_id")
        .asText();
  }

  /** A webhook of our account, as the provider shows it. */
  public JsonNode webhook(String id) {
    return own("GET", "/yativo-card/webhooks/" + id, "").path("data");
  }

  /** What somebody else with our credentials does to a webhook. */
  public void editWebhook(String id, String body) {
    own("PUT", "/yativo-card/webhooks/" + id, body);
  }

  public void deleteWebhook(String id) {
    own("DELETE", "/yativo-card/webhooks/" + id, "");
  }

  private JsonNode own(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(twin.baseUrl() + path))
            .header("X-API-Key", twin.apiKey())
            .header("X-API-Secret", twin.apiSecret()),
        method,
        body);
  }

  private JsonNode control(String method, String path, String body) {
    return send(HttpRequest.newBuilder(URI.create(twin.controlUrl() + path)), method, body);
  }

  private static JsonNode send(HttpRequest.Builder builder, String method, String body) {
    try {
      var request =
          builder
              .method(method, BodyPublishers.ofString(body))
              .header("Content-Type", "application/json")
              .build();
      var response = HTTP.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      twin.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
