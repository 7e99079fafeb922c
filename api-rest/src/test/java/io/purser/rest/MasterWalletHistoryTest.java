package io.purser.rest;

import static io.purser.domain.programme.history.MovementBuilder.aMovement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.access.Scope;
import io.purser.domain.money.Money;
import io.purser.domain.programme.history.HistoryReadings.Place;
import io.purser.domain.programme.history.Movement;
import io.purser.domain.programme.history.MovementBuilder;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moved the master wallet; each test has a tenant of its own. */
class MasterWalletHistoryTest {
  private static final String PATH = "/v1/programme/master-wallet/transactions";

  private final TestServer server = TestServer.shared();
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  private TestServer.Answer list(String query) {
    return server.call("GET", PATH + query).as(key).send();
  }

  private JsonNode page(String query) {
    return list(query).expect(200).json();
  }

  private List<String> ids(JsonNode page) {
    return page.path("items").findValuesAsText("transactionId");
  }

  private MovementBuilder deposit(String id, int minute) {
    return aMovement(id).begun(server.store.now().plusSeconds(60L * minute));
  }

  private void has(MovementBuilder... movements) {
    var now = server.store.now();
    List<Movement> asked = Arrays.stream(movements).map(one -> one.asked(now)).toList();
    server
        .store
        .work()
        .inAccount(
            tenant.account(),
            () -> {
              server.store.movements().keep(tenant.account(), asked, now);
              return now;
            });
  }

  private Instant wasReadToItsEnd() {
    server.given.approvedProgramme(tenant);
    var now = server.store.now();
    server.store.historyReadings().claim(Duration.ZERO, Duration.ZERO);
    return server
        .store
        .work()
        .inAccount(
            tenant.account(),
            () -> {
              server
                  .store
                  .historyReadings()
                  .keep(new Place(tenant.account(), now, null, Place.FIRST_PAGE, null, now));
              return now;
            });
  }

  @Test
  void of_a_history_that_was_never_read_it_is_said_that_nothing_is_known() {
    var page = page("");

    assertThat(page.path("items")).isEmpty();
    assertThat(page.path("asOf").isNull()).isTrue();
    assertThat(page.path("stale").asBoolean()).isTrue();
    assertThat(page.path("nextCursor").isNull()).isTrue();
    assertThat(page.has("total")).isFalse();
  }

  @Test
  void everything_that_the_provider_told_is_shown_with_its_age() {
    has(deposit("mwd_1", 0));
    var asOf = wasReadToItsEnd();

    var page = page("?include=total");
    var item = page.path("items").path(0);

    assertThat(Instant.parse(page.path("asOf").asText()))
        .isEqualTo(asOf.truncatedTo(ChronoUnit.MILLIS));
    assertThat(page.path("stale").asBoolean(true)).isFalse();
    assertThat(page.path("total").asInt()).isOne();
    assertThat(item.path("id").asText()).startsWith("mwt_");
    assertThat(item.path("kind").asText()).isEqualTo("deposit");
    assertThat(item.path("state").asText()).isEqualTo("completed");
    assertThat(item.path("currency").asText()).isEqualTo("USD");
    assertThat(item.path("amount").asText()).isEqualTo("10.00");
    assertThat(item.path("chainHash").asText()).isEqualTo("hash-of-mwd_1");
    assertThat(item.path("createdAt").asText()).isNotEmpty();
    assertThat(item.path("provider").path("transactionId").asText()).isEqualTo("mwd_1");
    assertThat(item.path("provider").path("kind").isNull()).isTrue();
    assertThat(item.path("provider").path("understood").asBoolean()).isTrue();
    server.store.letTimePass(ProgrammeFakes.FRESH_FOR.plusSeconds(1));
    assertThat(page("").path("stale").asBoolean()).isTrue();
  }

  @Test
  void what_is_not_understood_is_shown_as_it_was_said_and_what_is_not_known_is_null() {
    has(aMovement("fee_1").isCalled("fee", "on_hold").ofUnknown());

    var item = page("?kind=other").path("items").path(0);

    assertThat(item.path("kind").asText()).isEqualTo("other");
    assertThat(item.path("state").asText()).isEqualTo("not-understood");
    assertThat(item.path("provider").path("kind").asText()).isEqualTo("fee");
    assertThat(item.path("provider").path("state").asText()).isEqualTo("on_hold");
    assertThat(item.path("provider").path("understood").asBoolean(true)).isFalse();
    for (var unknown : List.of("currency", "amount", "createdAt")) {
      assertThat(item.path(unknown).isNull()).as(unknown).isTrue();
    }
  }

  @Test
  void they_are_listed_newest_first_by_what_is_asked_for() {
    var euros = new Money(700, Currency.getInstance("EUR"));
    has(
        deposit("mwd_1", 0),
        deposit("mwd_2", 2).of(euros),
        deposit("swp_1", 1).is(MovementKind.SWAP),
        deposit("bridge_1", 3).is(MovementKind.FUNDING));

    assertThat(ids(page(""))).containsExactly("bridge_1", "mwd_2", "swp_1", "mwd_1");
    assertThat(ids(page("?kind=deposit"))).containsExactly("mwd_2", "mwd_1");
    assertThat(ids(page("?kind=deposit&currency=EUR"))).containsExactly("mwd_2");
    assertThat(ids(page("?currency=GBP"))).isEmpty();
  }

  @Test
  void a_cursor_goes_on_with_the_list_that_it_belongs_to() {
    has(deposit("mwd_1", 0), deposit("mwd_2", 1), deposit("mwd_3", 2));

    var first = page("?limit=2&kind=deposit");
    var cursor = first.path("nextCursor").asText();

    assertThat(ids(first)).containsExactly("mwd_3", "mwd_2");
    assertThat(ids(page("?limit=2&kind=deposit&cursor=" + cursor))).containsExactly("mwd_1");
    assertThat(list("?limit=2&cursor=" + cursor).problem()).isEqualTo("400 cursor-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?kind=gift", "?currency=usd", "?currency=dollars"})
  void a_condition_that_is_none_is_refused(String query) {
    assertThat(list(query).problem()).startsWith("400 ");
  }

  @Test
  void tenants_of_one_account_see_the_same_and_others_nothing() {
    has(deposit("mwd_1", 0));
    var neighbour = server.key(server.given.neighbourOf(tenant).id(), Scope.values());
    var stranger = server.key(server.given.tenant().id(), Scope.values());

    assertThat(server.call("GET", PATH).as(neighbour).send().expect(200).json())
        .isEqualTo(page(""));
    assertThat(server.call("GET", PATH).as(stranger).send().expect(200).json().path("items"))
        .isEmpty();
  }

  @Test
  void who_may_not_read_the_programme_may_not_read_this() {
    var blind = server.key(tenant.id(), Scope.CUSTOMERS_READ);

    assertThat(server.call("GET", PATH).as(blind).send().expect(403).status()).isEqualTo(403);
  }
}
