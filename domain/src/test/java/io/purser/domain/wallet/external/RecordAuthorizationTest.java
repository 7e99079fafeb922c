package io.purser.domain.wallet.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.chain.TransactionHash;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.wallet.external.Authorization.Recorder;
import io.purser.domain.wallet.external.ClaimedAuthorization.Member;
import io.purser.domain.wallet.external.ExternalWalletRefusal.AuthorizationNotPossible;
import io.purser.domain.wallet.external.ExternalWalletRefusal.OfCustomer;
import io.purser.domain.wallet.external.RecordAuthorization.Result;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecordAuthorizationTest {
  private static final Initiator BY = new Initiator("service:app", "invoice 7", "request-1");
  private static final String HASH = "0x" + "ab".repeat(32);
  private static final ChainAddress BASE =
      new ChainAddress(Chain.BASE, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  private static final ChainAddress TRON =
      new ChainAddress(Chain.TRON, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final RecordAuthorization recordAuthorization =
      new RecordAuthorization(
          platform.store.customers(),
          platform.store.externalWallets(),
          platform.journal,
          platform.store.clock());
  private final CustomerId customer = platform.given.customer(platform.tenant).id();
  private final Instant now = platform.store.now();

  private ExternalWallet linked(ChainAddress address) {
    return in(
        () -> {
          var linked =
              ExternalWallet.linked(
                  ExternalWalletId.next(Given.IDS), platform.tenant.id(), customer, address, now);
          platform.store.externalWallets().link(linked);
          return linked;
        });
  }

  private <T> T in(Supplier<T> body) {
    return platform.given.in(platform.tenant, body);
  }

  private Result told(ExternalWallet wallet, ClaimedAuthorization claimed) {
    return in(() -> recordAuthorization.handle(wallet, _ -> true, claimed, Recorder.SERVICE, BY));
  }

  private ExternalWallet done(ExternalWallet wallet, ClaimedAuthorization claimed) {
    if (told(wallet, claimed) instanceof Result.Done(var saved)) {
      return saved;
    }
    throw new AssertionError("not recorded");
  }

  private static Result notPossible(Member member, String why) {
    return new Result.Refused(new AuthorizationNotPossible(member, why));
  }

  @Test
  void what_is_told_is_kept_with_who_told_it_and_on_what_evidence() {
    var wallet = done(linked(BASE), new ClaimedAuthorization.Native(HASH, now));

    assertThat(wallet.authorization())
        .isEqualTo(
            new Authorization.Native(new TransactionHash(Chain.BASE, HASH), now, Recorder.SERVICE));
    assertThat(wallet.version()).isEqualTo(2);
    assertThat(platform.store.eventLog().types())
        .containsExactly("external_wallet.authorization_changed");
    assertThat(platform.store.auditLog().all())
        .singleElement()
        .returns("external_wallet.authorization_changed", AuditEntry::action)
        .returns("invoice 7", AuditEntry::reason)
        .returns(1, entry -> entry.changes().size());
    assertThat(platform.provider.reads()).isZero();
  }

  @Test
  void a_permit_needs_no_transaction_and_may_be_taken_back() {
    var permitted = done(linked(BASE), new ClaimedAuthorization.Permit(null, now));
    assertThat(permitted.authorization())
        .isEqualTo(new Authorization.Permit(null, now, Recorder.SERVICE));

    var revoked = done(permitted, new ClaimedAuthorization.None());

    assertThat(revoked.authorization()).isEqualTo(new Authorization.None());
    assertThat(platform.store.eventLog().types()).hasSize(2);
  }

  @Test
  void the_same_told_again_changes_nothing() {
    var wallet = done(linked(BASE), new ClaimedAuthorization.Native(HASH, now));

    assertThat(done(wallet, new ClaimedAuthorization.Native("0x" + "AB".repeat(32), now)))
        .isEqualTo(wallet);
    assertThat(done(linked(TRON), new ClaimedAuthorization.None()).version()).isEqualTo(1);
    assertThat(platform.store.eventLog().types()).hasSize(1);
  }

  @Test
  void whoever_has_not_seen_the_newest_version_is_told_so() {
    var wallet = linked(BASE);

    assertThat(
            in(
                () ->
                    recordAuthorization.handle(
                        wallet,
                        version -> version == 7,
                        new ClaimedAuthorization.Permit(null, now),
                        Recorder.OPERATOR,
                        BY)))
        .isEqualTo(new Result.OtherVersion());
  }

  @Test
  void what_cannot_be_is_refused() {
    var base = linked(BASE);
    var tron = linked(TRON);

    assertThat(told(base, new ClaimedAuthorization.Native("ab", now)))
        .isEqualTo(notPossible(Member.TRANSACTION_HASH, "must be 0x and 64 hexadecimal digits"));
    assertThat(told(tron, new ClaimedAuthorization.Native(HASH, now)))
        .isEqualTo(notPossible(Member.TRANSACTION_HASH, "must be 64 hexadecimal digits"));
    assertThat(told(tron, new ClaimedAuthorization.Permit(null, now)))
        .isEqualTo(notPossible(Member.STATE, "there are no permits on this chain"));
    assertThat(told(base, new ClaimedAuthorization.Permit(null, now.plusMillis(1))))
        .isEqualTo(notPossible(Member.AUTHORIZED_AT, "must not be in the future"));
    assertThat(platform.store.eventLog().types()).isEmpty();
  }

  @Test
  void it_may_be_corrected_while_the_customer_is_suspended_and_not_once_deleted() {
    var wallet = done(linked(BASE), new ClaimedAuthorization.Permit(null, now));
    in(() -> platform.suspendCustomer.suspend(platform.tenant.id(), customer, "a reason", BY));
    var revoked = done(wallet, new ClaimedAuthorization.None());
    in(
        () -> {
          var living =
              (Customer.Living)
                  platform.store.customers().get(platform.tenant.id(), customer).orElseThrow();
          platform.store.customers().save(living.delete(now));
          return living;
        });

    assertThat(told(revoked, new ClaimedAuthorization.Permit(null, now)))
        .isEqualTo(
            new Result.Refused(new OfCustomer(new CustomerRefusal.CustomerDeleted(customer))));
  }
}
