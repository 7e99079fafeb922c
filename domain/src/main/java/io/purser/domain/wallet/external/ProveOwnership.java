package io.purser.domain.wallet.external;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.wallet.external.WalletSignatures.Verdict;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Lets customers show that an address is theirs: they are given a text, and bring it back signed.
 * Proving it again is possible, and renews the time. Never asks the provider or a chain. Used
 * inside a unit of work.
 */
public final class ProveOwnership {
  private final Customers customers;
  private final ExternalWallets wallets;
  private final WalletSignatures signatures;
  private final Journal journal;
  private final InstantSource clock;
  private final SecureRandom random;

  public ProveOwnership(
      Customers customers,
      ExternalWallets wallets,
      WalletSignatures signatures,
      Journal journal,
      InstantSource clock,
      SecureRandom random) {
    this.customers = customers;
    this.wallets = wallets;
    this.signatures = signatures;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
  }

  /** Gives out a text to be signed, which takes the place of any before it. */
  public Asked ask(ExternalWallet wallet) {
    var objection = objectionTo(wallet);
    if (objection.isPresent()) {
      return new Asked.Refused(objection.get());
    }
    return ProofScheme.on(wallet.address().chain())
        .<Asked>map(scheme -> ask(wallet, scheme))
        .orElseGet(() -> new Asked.Refused(notOffered(wallet)));
  }

  private Asked ask(ExternalWallet wallet, ProofScheme scheme) {
    var challenge = OwnershipChallenge.of(wallet, random, clock.instant());
    wallets.save(wallet.challengedWith(challenge));
    return new Asked.ToSign(challenge, scheme);
  }

  /**
   * @param signature over the text that was given out last
   */
  public Proof prove(ExternalWallet wallet, String signature, Initiator by) {
    var objection = objectionTo(wallet);
    if (objection.isPresent()) {
      return new Proof.Refused(objection.get());
    }
    var scheme = ProofScheme.on(wallet.address().chain());
    if (scheme.isEmpty()) {
      return new Proof.Refused(notOffered(wallet));
    }
    var now = clock.instant();
    var challenge = wallet.challenge();
    if (challenge == null || !challenge.isOpenAt(now)) {
      return new Proof.Refused(new ExternalWalletRefusal.NoChallenge());
    }
    return switch (signatures.check(
        scheme.get(), wallet.address(), challenge.message(), signature)) {
      case Verdict.UNREADABLE ->
          new Proof.Refused(new ExternalWalletRefusal.SignatureUnreadable(scheme.get()));
      case Verdict.NOT_BY_THE_ADDRESS -> wrong(wallet, challenge);
      case Verdict.BY_THE_ADDRESS -> proven(wallet, by, now);
    };
  }

  private Proof wrong(ExternalWallet wallet, OwnershipChallenge challenge) {
    wallets.save(wallet.wronglySigned(challenge));
    return new Proof.Refused(new ExternalWalletRefusal.SignatureWrong(challenge.triesLeft() - 1));
  }

  private Proof proven(ExternalWallet wallet, Initiator by, Instant at) {
    var saved = wallets.save(wallet.provenAt(at));
    journal.record(
        by,
        wallet.tenant(),
        "external_wallet.proven",
        wallet.id().value(),
        wallet.customer(),
        Map.of("chain", wallet.address().chain().word()),
        at);
    return new Proof.Proven(saved);
  }

  private Optional<ExternalWalletRefusal> objectionTo(ExternalWallet wallet) {
    return customers
        .getForShare(wallet.tenant(), wallet.customer())
        .orElseThrow()
        .objection()
        .map(ExternalWalletRefusal.OfCustomer::new);
  }

  private static ExternalWalletRefusal notOffered(ExternalWallet wallet) {
    return new ExternalWalletRefusal.ProofNotOffered(wallet.address().chain());
  }

  /** What comes of asking for a text to sign. */
  public sealed interface Asked {
    record ToSign(OwnershipChallenge challenge, ProofScheme scheme) implements Asked {}

    record Refused(ExternalWalletRefusal why) implements Asked {}
  }

  /** What comes of a signature. */
  public sealed interface Proof {
    record Proven(ExternalWallet wallet) implements Proof {}

    record Refused(ExternalWalletRefusal why) implements Proof {}
  }
}
