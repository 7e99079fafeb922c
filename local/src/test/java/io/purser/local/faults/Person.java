package io.purser.local.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer as the client that created it knows it. */
final class Person {
  /** A wallet that can be opened. */
  record Asset(String chain, String symbol) {}

  /** A wallet with money in it, by our id and the provider's. */
  record Purse(String wallet, String providerWallet) {}

  /** The one that money is sent from. */
  static final Asset SPENT = new Asset("polygon", "USDC");

  private static final List<Asset> ASSETS =
      List.of(
          SPENT,
          new Asset("solana", "USDC"),
          new Asset("ethereum", "USDC"),
          new Asset("solana", "SOL"));

  private final String tenant;
  private final String externalId;
  private final String id;
  private final Deque<Asset> assets = new ArrayDeque<>(ASSETS);
  private boolean registrationAsked;
  private @Nullable String providerId;
  private @Nullable Purse purse;
  private boolean mayBeSpent;

  private Person(String tenant, String externalId, String id) {
    this.tenant = tenant;
    this.externalId = externalId;
    this.id = id;
  }

  /** The customer that this answer to a creation tells of. */
  static Person created(Write creation, Write.Answer answer) {
    var id = Caller.json(answer.body()).path("id").asText();
    return new Person(creation.tenant(), creation.subject(), id);
  }

  static String email(String externalId) {
    return externalId + "@example.com";
  }

  String tenant() {
    return tenant;
  }

  String id() {
    return id;
  }

  String path() {
    return "/v1/customers/" + id;
  }

  String externalId() {
    return externalId;
  }

  String email() {
    return email(externalId);
  }

  /** The provider's id of it, or null while the client has not heard of any. */
  @Nullable String providerId() {
    return providerId;
  }

  void knownToProviderAs(String known) {
    providerId = known;
  }

  /** The wallet that money was given to, or null while there is none. */
  @Nullable Purse purse() {
    return purse;
  }

  void has(Purse filled) {
    purse = filled;
  }

  /** Whether the platform has shown the money. */
  boolean mayBeSpent() {
    return mayBeSpent;
  }

  void moneyIsShown() {
    mayBeSpent = true;
  }

  /** True once: the first wallet registers the customer too, and then it is too late to ask. */
  boolean mayAskForRegistration() {
    boolean first = !registrationAsked && assets.size() == ASSETS.size();
    registrationAsked = true;
    return first;
  }

  boolean hasAssetsLeft() {
    return !assets.isEmpty();
  }

  Asset nextAsset() {
    return assets.pop();
  }
}
