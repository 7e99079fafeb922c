package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.programme.CardCounts;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.FakeCardProgramme;
import io.purser.domain.programme.FakeCardProgramme.Fault;
import io.purser.domain.programme.FundingChain;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.RefreshProgramme;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The card programme; each test has an account of its own. */
class ProgrammeTest {
  private static final String PATH = "/v1/programme";
  private static final String APPLICATION =
      "{\"fundingStructure\":\"master-wallet\",\"preferredChain\":\"xdc\",\"iban\":true}";

  private final TestServer server = TestServer.shared();
  private final FakeCardProgramme provider = server.bean(FakeCardProgramme.class);
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  private TestServer.Answer get() {
    return server.call("GET", PATH).as(key).send();
  }

  private TestServer.Call apply(String body) {
    return server
        .call("POST", PATH + "/application")
        .as(key)
        .key(Given.unique("application"))
        .json(body);
  }

  private void is(CardProgramme programme) {
    provider.is(tenant.account(), programme);
    server.store.letTimePass(Duration.ofSeconds(1));
    server
        .bean(RefreshProgramme.class)
        .handle(tenant.account(), Deadline.in(Duration.ofSeconds(10)));
  }

  private Enrolment enrolment() {
    return new Enrolment(
        "69ecc05a4fc8c9c148ed1a9a",
        FundingStructure.NON_MASTER,
        FundingChain.SOLANA,
        false,
        server.store.now());
  }

  @Test
  void what_is_not_known_is_asked_for_and_kept_from_then_on() {
    provider.unreadable(true);
    var unknown = get();
    provider.unreadable(false);
    assertThat(unknown.problem()).isEqualTo("503 temporarily-unavailable");
    assertThat(unknown.header("Retry-After")).isEqualTo("7");

    var asked = get().expect(200);
    assertThat(asked.json().path("state").asText()).isEqualTo("not-eligible");
    assertThat(asked.json().path("eligible").asBoolean(true)).isFalse();
    assertThat(asked.json().path("fundingStructure").isNull()).isTrue();

    provider.is(tenant.account(), new CardProgramme.Eligible());
    assertThat(get().expect(200).body()).isEqualTo(asked.body());
    provider.unreadable(true);
    server.store.letTimePass(ProgrammeFakes.FRESH_FOR.plusSeconds(1));
    var old = get().expect(200);
    provider.unreadable(false);
    assertThat(old.json().path("stale").asBoolean()).isTrue();
    assertThat(asked.json().path("stale").asBoolean(true)).isFalse();
  }

  @Test
  void each_state_shows_what_belongs_to_it() {
    is(new CardProgramme.Approved(enrolment(), server.store.now(), new CardCounts(1, 2, 3)));
    var approved = get().expect(200).json();
    assertThat(approved.path("state").asText()).isEqualTo("approved");
    assertThat(approved.path("fundingStructure").asText()).isEqualTo("non-master");
    assertThat(approved.path("preferredChain").asText()).isEqualTo("solana");
    assertThat(approved.path("iban").isBoolean()).isTrue();
    assertThat(approved.path("cardLimits").path("total").asInt()).isEqualTo(3);
    assertThat(approved.path("approvedAt").asText()).isNotEmpty();

    is(new CardProgramme.Rejected(enrolment(), "Papers are missing"));
    var rejected = get().expect(200).json();
    assertThat(rejected.path("state").asText()).isEqualTo("rejected");
    assertThat(rejected.path("reason").asText()).isEqualTo("Papers are missing");

    is(new CardProgramme.NotUnderstood("on_hold", enrolment()));
    var strange = get().expect(200).json();
    assertThat(strange.path("state").asText()).isEqualTo("not-understood");
    assertThat(strange.path("providerState").asText()).isEqualTo("on_hold");
  }

  @Test
  void an_application_is_made_once_and_answered_alike_for_ever() {
    is(new CardProgramme.Eligible());
    int before = provider.applications();
    provider.spoil(Fault.LOST_AFTER);

    var applied = apply(APPLICATION).key("apply-once").send().expect(201);
    var repeated = apply(APPLICATION).key("apply-once").send().expect(201);

    assertThat(applied.json().path("state").asText()).isEqualTo("applied");
    assertThat(applied.json().path("fundingStructure").asText()).isEqualTo("master-wallet");
    assertThat(applied.json().path("preferredChain").asText()).isEqualTo("xdc");
    assertThat(applied.json().path("iban").asBoolean()).isTrue();
    assertThat(applied.header("Location")).isEqualTo(PATH);
    assertThat(repeated.body()).isEqualTo(applied.body());
    assertThat(get().expect(200).body()).isEqualTo(applied.body());
    assertThat(apply(APPLICATION).send().problem()).isEqualTo("409 programme-already-applied");
    assertThat(provider.applications()).isEqualTo(before + 1);
  }

  @Test
  void one_that_may_be_on_its_way_is_waited_for() {
    is(new CardProgramme.Eligible());
    provider.spoil(Fault.LOST_BEFORE);

    var unclear = apply(APPLICATION).key("apply-unclear").send();

    assertThat(unclear.problem()).isEqualTo("503 temporarily-unavailable");
    assertThat(unclear.header("Retry-After")).isEqualTo("30");
    server.store.letTimePass(Duration.ofSeconds(31));
    apply(APPLICATION).key("apply-unclear").send().expect(201);
  }

  @Test
  void who_may_not_or_asks_for_nonsense_is_refused() {
    is(new CardProgramme.NotEligible());
    assertThat(apply(APPLICATION).send().problem()).isEqualTo("409 programme-not-eligible");
    assertThat(apply("{}").send().problem()).isEqualTo("400 missing-member");
    assertThat(apply("{\"fundingStructure\":\"both\"}").send().problem())
        .isEqualTo("400 invalid-value");
    assertThat(apply("{\"fundingStructure\":\"non-master\",\"iban\":\"yes\"}").send().problem())
        .isEqualTo("400 wrong-type");
    var reads = server.key(tenant.id(), Scope.PROGRAMME_READ);
    assertThat(server.call("GET", PATH).as(reads).send().status()).isEqualTo(200);
    assertThat(
            server
                .call("POST", PATH + "/application")
                .as(reads)
                .key("any")
                .json(APPLICATION)
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    var user =
        server.issuers.user(
            "programme-user",
            server.store.now(),
            claims ->
                claims.claim(
                    Issuers.CUSTOMER_CLAIM, server.given.customer(server.tenant).id().value()));
    assertThat(server.call("GET", PATH).as(user).send().problem()).isEqualTo("403 not-permitted");
  }

  @Test
  void an_operator_says_why() {
    var support = server.issuers.operator("support", server.store.now());
    assertThat(server.call("GET", PATH).as(support).send().status()).isEqualTo(200);
    assertThat(
            server
                .call("POST", PATH + "/application")
                .as(support)
                .header("Purser-Reason", "a test")
                .key("any")
                .json(APPLICATION)
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    var admin = server.issuers.operator("admin", server.store.now());
    assertThat(
            server
                .call("POST", PATH + "/application")
                .as(admin)
                .key("any")
                .json(APPLICATION)
                .send()
                .problem())
        .isEqualTo("400 reason-missing");
  }
}
