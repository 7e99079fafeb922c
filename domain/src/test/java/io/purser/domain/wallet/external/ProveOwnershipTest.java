package io.purser.domain.wallet.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.wallet.external.ExternalWalletRefusal.NoChallenge;
import io.purser.domain.wallet.external.ExternalWalletRefusal.OfCustomer;
import io.purser.domain.wallet.external.ExternalWalletRefusal.ProofNotOffered;
import io.purser.domain.wallet.external.ExternalWalletRefusal.SignatureUnreadable;
import io.purser.domain.wallet.external.ExternalWalletRefusal.SignatureWrong;
import io.purser.domain.wallet.external.ProveOwnership.Asked;
import io.purser.domain.wallet.external.ProveOwnership.Proof;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProveOwnershipTest {
  private static final Initiator BY = new Initiator("user:ana", null, "request-1");
  private static final ChainAddress BASE =
      new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  private static final ChainAddress TRON =
      new ChainAddress(Chain.TRON, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ProveOwnership proveOwnership =
      new ProveOwnership(
          platform.store.customers(),
          platform.store.externalWallets(),
          new FakeWalletSignatures(),
          platform.journal,
          platform.store.clock(),
          new SecureRandom());
  private final CustomerId customer = platform.given.customer(platform.tenant).id();
  private final ExternalWalletId wallet = linked(BASE);

  private ExternalWalletId linked(ChainAddress address) {
    return in(
        () -> {
          var linked =
              ExternalWallet.linked(
                  ExternalWalletId.next(Given.IDS),
                  platform.tenant.id(),
                  customer,
                  address,
                  platform.store.now());
          platform.store.externalWallets().link(linked);
          return linked.id();
        });
  }

  private <T> T in(Supplier<T> body) {
    return platform.given.in(platform.tenant, body);
  }

  private ExternalWallet get(ExternalWalletId id) {
    return platform.store.externalWallets().get(platform.tenant.id(), id).orElseThrow();
  }

  private ExternalWallet stored() {
    return in(() -> get(wallet));
  }

  private String ask(ExternalWalletId id) {
    if (in(() -> proveOwnership.ask(get(id))) instanceof Asked.ToSign(var challenge, var _)) {
      return challenge.message();
    }
    throw new AssertionError("refused");
  }

  private Proof prove(String signature) {
    return in(() -> proveOwnership.prove(get(wallet), signature, BY));
  }

  private static String signed(String message) {
    return FakeWalletSignatures.sign(ProofScheme.EIP_191, BASE, message);
  }

  private static Proof refused(ExternalWalletRefusal why) {
    return new Proof.Refused(why);
  }

  @Test
  void whoever_signs_what_they_were_given_has_proved_it() {
    var message = ask(wallet);
    var at = platform.store.now();

    assertThat(prove(signed(message))).isEqualTo(new Proof.Proven(stored()));

    assertThat(stored().ownership()).isEqualTo(new Ownership.Proven(at));
    assertThat(platform.store.eventLog().types()).containsExactly("external_wallet.proven");
    assertThat(platform.store.auditLog().all())
        .singleElement()
        .returns("external_wallet.proven", AuditEntry::action)
        .returns(wallet.value(), AuditEntry::subject);
    assertThat(platform.provider.reads()).isZero();
  }

  @Test
  void the_text_says_what_it_is_for_and_is_another_one_each_time() {
    var message = ask(wallet);

    assertThat(message)
        .contains(
            "Purpose: proof of ownership of an external wallet",
            "Customer: " + customer,
            "Wallet: " + wallet,
            "Chain: base",
            "Address: " + BASE.text())
        .containsPattern("\nNonce: [0-9a-f]{64}\nIssued: [^\n]+Z\nExpires: [^\n]+Z$");
    assertThat(ask(wallet)).isNotEqualTo(message);
  }

  @Test
  void a_signature_proves_once() {
    var signature = signed(ask(wallet));
    prove(signature);

    assertThat(prove(signature)).isEqualTo(refused(new NoChallenge()));
    assertThat(platform.store.eventLog().types()).hasSize(1);
  }

  @Test
  void a_new_text_takes_the_place_of_the_former() {
    var former = signed(ask(wallet));
    var newer = signed(ask(wallet));

    assertThat(prove(former)).isEqualTo(refused(new SignatureWrong(4)));
    assertThat(prove(newer)).isInstanceOf(Proof.Proven.class);
  }

  @Test
  void a_text_is_good_for_ten_minutes() {
    var signature = signed(ask(wallet));
    platform.store.letTimePass(Duration.ofMinutes(10));

    assertThat(prove(signature)).isEqualTo(refused(new NoChallenge()));
    assertThat(stored().ownership()).isEqualTo(new Ownership.Unproven());
  }

  @Test
  void nothing_is_proved_without_having_asked() {
    assertThat(prove(signed("anything"))).isEqualTo(refused(new NoChallenge()));
  }

  @Test
  void what_was_given_for_another_wallet_proves_nothing() {
    var other = linked(new ChainAddress(Chain.POLYGON, BASE.text()));
    ask(wallet);

    assertThat(prove(signed(ask(other)))).isEqualTo(refused(new SignatureWrong(4)));
  }

  @Test
  void five_wrong_signatures_use_a_text_up_and_take_nothing_back() {
    prove(signed(ask(wallet)));
    var proven = stored().ownership();
    var right = signed(ask(wallet));
    for (int left = 4; left >= 0; left--) {
      assertThat(prove("0".repeat(64))).isEqualTo(refused(new SignatureWrong(left)));
    }

    assertThat(prove(right)).isEqualTo(refused(new NoChallenge()));
    assertThat(stored().ownership()).isEqualTo(proven);
  }

  @Test
  void what_cannot_be_read_uses_up_no_try() {
    var message = ask(wallet);
    for (int i = 0; i < 10; i++) {
      assertThat(prove("scribble"))
          .isEqualTo(refused(new SignatureUnreadable(ProofScheme.EIP_191)));
    }

    assertThat(prove(signed(message))).isInstanceOf(Proof.Proven.class);
  }

  @Test
  void on_chains_whose_signatures_are_not_known_no_proof_is_offered() {
    var tron = linked(TRON);
    var notOffered = new ProofNotOffered(Chain.TRON);

    assertThat(in(() -> proveOwnership.ask(get(tron)))).isEqualTo(new Asked.Refused(notOffered));
    assertThat(in(() -> proveOwnership.prove(get(tron), "scribble", BY)))
        .isEqualTo(refused(notOffered));
  }

  @Test
  void a_suspended_customer_proves_nothing() {
    var signature = signed(ask(wallet));
    in(() -> platform.suspendCustomer.suspend(platform.tenant.id(), customer, "a reason", BY));
    var suspended = new OfCustomer(new CustomerRefusal.CustomerSuspended(customer));

    assertThat(prove(signature)).isEqualTo(refused(suspended));
    assertThat(in(() -> proveOwnership.ask(get(wallet)))).isEqualTo(new Asked.Refused(suspended));
    assertThat(stored().ownership()).isEqualTo(new Ownership.Unproven());
  }
}
