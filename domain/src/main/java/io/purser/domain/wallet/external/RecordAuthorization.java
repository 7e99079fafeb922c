package io.purser.domain.wallet.external;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.TransactionHash;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.wallet.external.Authorization.Recorder;
import io.purser.domain.wallet.external.ClaimedAuthorization.Member;
import io.purser.domain.wallet.external.ExternalWalletRefusal.AuthorizationNotPossible;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the tenant tells of who may take money from an address. Never asks the provider or a
 * chain. Used inside a unit of work.
 */
public final class RecordAuthorization {
  private final Customers customers;
  private final ExternalWallets wallets;
  private final Journal journal;
  private final InstantSource clock;

  public RecordAuthorization(
      Customers customers, ExternalWallets wallets, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.wallets = wallets;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * For the tenant, which may correct what a suspended customer has. Telling the same again changes
   * nothing.
   *
   * @param expected whether this is a version that the caller knows
   * @param by whose reason is the evidence
   */
  public Result handle(
      ExternalWallet wallet,
      LongPredicate expected,
      ClaimedAuthorization claimed,
      Recorder recorder,
      Initiator by) {
    var customer = customers.getForShare(wallet.tenant(), wallet.customer()).orElseThrow();
    if (customer instanceof Customer.Deleted deleted) {
      return new Result.Refused(
          new ExternalWalletRefusal.OfCustomer(deleted.objection().orElseThrow()));
    }
    if (!expected.test(wallet.version())) {
      return new Result.OtherVersion();
    }
    var now = clock.instant();
    return problemWith(wallet.address().chain(), claimed, now)
        .<Result>map(Result.Refused::new)
        .orElseGet(() -> save(wallet, made(wallet.address().chain(), claimed, recorder), by, now));
  }

  private static Optional<AuthorizationNotPossible> problemWith(
      Chain chain, ClaimedAuthorization claimed, Instant now) {
    return switch (claimed) {
      case ClaimedAuthorization.None _ -> Optional.empty();
      case ClaimedAuthorization.Permit(var hash, var at) ->
          Authorization.permitsAreKnownOn(chain)
              ? problemWith(chain, hash, at, now)
              : Optional.of(
                  new AuthorizationNotPossible(Member.STATE, "there are no permits on this chain"));
      case ClaimedAuthorization.Native(var hash, var at) -> problemWith(chain, hash, at, now);
    };
  }

  private static Optional<AuthorizationNotPossible> problemWith(
      Chain chain, @Nullable String hash, Instant at, Instant now) {
    if (at.isAfter(now)) {
      return Optional.of(
          new AuthorizationNotPossible(Member.AUTHORIZED_AT, "must not be in the future"));
    }
    return Optional.ofNullable(hash)
        .flatMap(text -> TransactionHash.problemWith(chain, text))
        .map(why -> new AuthorizationNotPossible(Member.TRANSACTION_HASH, why));
  }

  private static Authorization made(Chain chain, ClaimedAuthorization claimed, Recorder recorder) {
    return switch (claimed) {
      case ClaimedAuthorization.None _ -> new Authorization.None();
      case ClaimedAuthorization.Permit(var hash, var at) ->
          new Authorization.Permit(
              hash == null ? null : new TransactionHash(chain, hash), at, recorder);
      case ClaimedAuthorization.Native(var hash, var at) ->
          new Authorization.Native(new TransactionHash(chain, hash), at, recorder);
    };
  }

  private static String said(Authorization authorization) {
    return switch (authorization) {
      case Authorization.None _ -> "none";
      case Authorization.Permit _ -> "permit";
      case Authorization.Native _ -> "native";
    };
  }

  private Result save(ExternalWallet wallet, Authorization wanted, Initiator by, Instant at) {
    if (wanted.equals(wallet.authorization())) {
      return new Result.Done(wallet);
    }
    var saved = wallets.save(wallet.with(wanted));
    journal.record(
        by,
        wallet.tenant(),
        "external_wallet.authorization_changed",
        wallet.id().value(),
        wallet.customer(),
        facts(saved),
        List.of(
            MemberChange.of(
                "authorization", said(wallet.authorization()), said(saved.authorization()))),
        at);
    return new Result.Done(saved);
  }

  private static Map<String, String> facts(ExternalWallet wallet) {
    var facts = new TreeMap<String, String>();
    facts.put("chain", wallet.address().chain().word());
    switch (wallet.authorization()) {
      case Authorization.None _ -> facts.put("authorization", "none");
      case Authorization.Permit(var transaction, var at, _) -> {
        facts.put("authorization", "permit");
        facts.put("authorizedAt", at.toString());
        if (transaction != null) {
          facts.put("transactionHash", transaction.text());
        }
      }
      case Authorization.Native(var transaction, var at, _) -> {
        facts.put("authorization", "native");
        facts.put("authorizedAt", at.toString());
        facts.put("transactionHash", transaction.text());
      }
    }
    return facts;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is as it should be, whether it had to be changed for that or not. */
    record Done(ExternalWallet wallet) implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(ExternalWalletRefusal why) implements Result {}
  }
}
