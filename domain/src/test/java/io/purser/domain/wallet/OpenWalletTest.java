package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static io.purser.domain.wallet.WalletWanted.ANA;
import static io.purser.domain.wallet.WalletWanted.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite.Preparation;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Opening wallets, from the request to the answer, whatever goes wrong on the way. */
final class OpenWalletTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final WalletWanted wanted = new WalletWanted(platform);

  @Test
  void the_first_wallet_registers_the_customer_and_is_open_when_the_answer_comes() {
    var reply = wanted.open("key");

    assertThat(answer(reply).status()).isEqualTo(201);
    wanted.isOpenOnce();
    assertThat(platform.store.eventLog().types())
        .containsExactly(
            "customer.registration_requested",
            "wallet.requested",
            "customer.registered",
            "wallet.activated");
    assertThat(platform.store.auditLog().all()).hasSize(4);
  }

  @Test
  void a_second_wallet_does_not_register_the_customer_again() {
    wanted.open("key-1");
    platform.openWallet("key-2", wanted.customer().id(), BTC);

    assertThat(wanted.customersMade()).isEqualTo(1);
    assertThat(platform.provider.walletsMade()).isEqualTo(2);
  }

  @Test
  void a_new_wallet_has_a_balance_of_zero() {
    wanted.open("key");
    var wallet = (Wallet.Active) wanted.wallets().getFirst();

    assertThat(
            platform.given.in(
                platform.tenant,
                () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id())))
        .contains(WalletBalance.opened(wallet));
  }

  @Test
  void a_key_that_comes_again_gets_the_same_answer_and_opens_nothing() {
    var first = wanted.open("key");

    assertThat(wanted.open("key")).isEqualTo(new Reply.Answered(answer(first), true));
    wanted.isOpenOnce();
  }

  @Test
  void another_key_is_told_that_the_wallet_is_open() {
    wanted.open("key-1");

    assertThat(answer(wanted.open("key-2")).body()).isEqualTo("AlreadyOpen");
    wanted.isOpenOnce();
  }

  @Test
  void a_lost_answer_never_opens_a_second_wallet() {
    platform.provider.losesTheNextAnswer();
    platform.provider.losesTheNextAnswer();

    assertThat(answer(wanted.open("key")).status()).isEqualTo(201);
    wanted.isOpenOnce();
  }

  @Test
  void an_answer_about_somebody_else_is_no_answer() {
    platform.provider.behavesAtTheNextWrite();
    platform.provider.answersTheNextWriteWithAnotherCustomer();

    assertThat(answer(wanted.open("key")).status()).isEqualTo(201);
    wanted.isOpenOnce();
  }

  @Test
  void a_lost_request_is_sent_again_once_it_can_no_longer_have_an_effect() {
    platform.provider.losesTheNextRequest();
    platform.provider.behavesAtTheNextWrite();
    platform.provider.losesTheNextRequest();

    wanted.open("key");
    platform.resolveEverything();

    assertThat(answer(wanted.open("key")).status()).isEqualTo(201);
    wanted.isOpenOnce();
    assertThat(platform.provider.writesReceived()).isEqualTo(4);
  }

  @Test
  void what_is_turned_away_unread_is_sent_again_and_leaves_no_doubt() {
    platform.provider.turnsAwayTheNextWrite(Duration.ZERO);

    assertThat(answer(wanted.open("key")).status()).isEqualTo(201);
    wanted.isOpenOnce();
    assertThat(platform.store.operations().all())
        .allMatch(operation -> operation.header().sends() == 1);
  }

  @Test
  void the_provider_is_not_asked_before_the_time_that_it_named() {
    platform.provider.turnsAwayTheNextWrite(Duration.ofMinutes(5));

    assertThat(answer(wanted.open("key")).status()).isEqualTo(202);
    platform.store.letTimePass(Duration.ofMinutes(4));
    platform.resolver.work(() -> true);
    assertThat(platform.provider.writesReceived()).isEqualTo(1);

    platform.resolveEverything();
    wanted.isOpenOnce();
  }

  @Test
  void while_the_provider_is_away_the_answer_is_202_and_later_the_final_one_for_ever() {
    platform.provider.goesAway();
    var accepted = answer(wanted.open("key"));
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.headers()).containsKey("Location");
    assertThat(wanted.open("key")).isEqualTo(new Reply.Answered(accepted, true));
    platform.resolveEverything();
    assertThat(answer(wanted.open("key"))).isEqualTo(accepted);

    platform.provider.comesBack();
    platform.resolveEverything();

    wanted.isOpenOnce();
    var last = answer(wanted.open("key"));
    assertThat(last.status()).isEqualTo(201);
    assertThat(answer(wanted.open("key"))).isEqualTo(last);
  }

  @Test
  void a_lost_answer_with_a_provider_that_is_then_away_is_in_doubt_until_it_is_back() {
    platform.register("first", wanted.customer().id());
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadAfterTheNextRead(Duration.ofMinutes(1));

    assertThat(answer(wanted.open("key")).status()).isEqualTo(202);
    assertThat(platform.store.operations().all())
        .filteredOn(Operation.Unknown.class::isInstance)
        .hasSize(1);

    platform.resolveEverything();
    wanted.isOpenOnce();
    assertThat(answer(wanted.open("key")).status()).isEqualTo(201);
  }

  @Test
  void nothing_is_sent_while_it_is_not_known_what_is_there() {
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));

    assertThat(answer(wanted.open("key")).status()).isEqualTo(202);

    assertThat(platform.provider.writesReceived()).isZero();
  }

  @Test
  void a_refusal_settles_the_wallet_and_another_may_be_asked_for() {
    platform.provider.behavesAtTheNextWrite();
    platform.provider.refusesTheNextWrite(new Rejection(Reason.REFUSED_BY_PROVIDER, "E-1"));

    assertThat(answer(wanted.open("key-1")).body()).isEqualTo("REFUSED_BY_PROVIDER");
    assertThat(wanted.wallets()).singleElement().isInstanceOf(Wallet.Failed.class);

    assertThat(answer(wanted.open("key-2")).status()).isEqualTo(201);
    assertThat(platform.provider.walletsMade()).isEqualTo(1);
  }

  @Test
  void without_a_registration_there_is_no_wallet() {
    platform.provider.refusesTheNextWrite(new Rejection(Reason.REFUSED_BY_PROVIDER, "E-1"));

    assertThat(answer(wanted.open("key")).body()).isEqualTo("REGISTRATION_FAILED");

    assertThat(platform.load(wanted.customer().id()).registration())
        .isInstanceOf(Registration.Failed.class);
    assertThat(wanted.wallets()).singleElement().isInstanceOf(Wallet.Failed.class);
    assertThat(platform.provider.walletsMade()).isZero();
  }

  @Test
  void the_provider_saying_that_it_has_no_such_customer_is_remembered() {
    wanted.open("key-1");
    var known = (Registration.Registered) platform.load(wanted.customer().id()).registration();
    platform.provider.forgets(known.customer().id());

    var reply = platform.openWallet("key-2", wanted.customer().id(), BTC);

    assertThat(answer(reply).body()).isEqualTo("CUSTOMER_UNKNOWN_TO_PROVIDER");
    assertThat(platform.load(wanted.customer().id()).registration())
        .isInstanceOfSatisfying(
            Registration.Registered.class,
            registered -> assertThat(registered.customer().status()).isEqualTo("unknown"));
  }

  @Test
  void the_provider_saying_that_it_has_suspended_the_customer_is_remembered() {
    wanted.open("key-1");
    var known = (Registration.Registered) platform.load(wanted.customer().id()).registration();
    platform.provider.suspends(known.customer().id());

    var reply = platform.openWallet("key-2", wanted.customer().id(), BTC);

    assertThat(answer(reply).body()).isEqualTo("CUSTOMER_SUSPENDED_AT_PROVIDER");
    assertThat(platform.load(wanted.customer().id()).registration())
        .isInstanceOfSatisfying(
            Registration.Registered.class,
            registered -> assertThat(registered.customer().status()).isEqualTo("suspended"));
  }

  @Test
  void requests_that_cannot_lead_to_a_wallet_are_refused_and_the_refusal_is_kept() {
    assertThat(
            answer(platform.openWallet("k1", wanted.customer().id(), new Asset("mars", "USDC", 6)))
                .body())
        .isEqualTo("AssetNotSupported");
    var withoutEmail = platform.given.customer(platform.tenant);
    assertThat(answer(platform.openWallet("k2", withoutEmail.id(), USDC)).body())
        .isEqualTo("OfCustomer");
    wanted.suspend();
    assertThat(answer(wanted.open("k3")).body()).isEqualTo("OfCustomer");
    assertThat(wanted.open("k3"))
        .isInstanceOfSatisfying(Reply.Answered.class, Reply.Answered::replayed);
    var stranger = platform.given.customer(platform.given.tenant());
    assertThat(answer(platform.openWallet("k4", stranger.id(), USDC)).body())
        .isEqualTo("OfCustomer");

    assertThat(wanted.wallets()).isEmpty();
    assertThat(platform.store.operations().all()).isEmpty();
  }

  @Test
  void an_attempt_that_was_held_up_finds_the_wallet_in_whatever_state() {
    wanted.open("key");
    var confirmed =
        platform.store.operations().all().stream()
            .filter(operation -> operation.header().kind().equals(OperationKind.ADD_WALLET))
            .findFirst()
            .orElseThrow();
    var stale = new Operation.Planned(confirmed.header(), platform.store.now());
    var opening =
        new WalletOpening(
            platform.store.customers(),
            platform.store.wallets(),
            platform.store.walletBalances(),
            platform.provider,
            platform.journal);

    assertThat(platform.store.work().reading(platform.tenant.id(), () -> opening.prepare(stale)))
        .isInstanceOf(Preparation.Ready.class);
  }

  @Test
  void a_stranger_with_the_email_is_not_taken_over() {
    platform.provider.hasCustomer(platform.tenant.account(), ANA);

    assertThat(answer(wanted.open("key")).body()).isEqualTo("REGISTRATION_FAILED");

    assertThat(wanted.customersMade()).isEqualTo(1);
    assertThat(platform.load(wanted.customer().id()).registration())
        .isInstanceOfSatisfying(
            Registration.Failed.class,
            failed -> assertThat(failed.why().reason()).isEqualTo(Reason.EMAIL_KNOWN_TO_PROVIDER));
  }
}
