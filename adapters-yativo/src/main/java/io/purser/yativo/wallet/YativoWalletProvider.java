package io.purser.yativo.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import io.purser.yativo.customer.CustomerList;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider's wallets, which it calls assets ({@code docs/provider.md}). */
@Singleton
final class YativoWalletProvider implements WalletProvider {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final ProviderCalls provider;
  private final CustomerList customers;
  private final YativoAssetCatalogue catalogue;
  private final TransactionReader transactions;

  YativoWalletProvider(
      ProviderCalls provider,
      CustomerList customers,
      YativoAssetCatalogue catalogue,
      TransactionReader transactions) {
    this.provider = provider;
    this.customers = customers;
    this.catalogue = catalogue;
    this.transactions = transactions;
  }

  @Override
  public Sighting<ProviderWallet> find(
      ProviderAccountId account, String customer, Asset asset, Deadline deadline) {
    return Verdict.toSighting(
        provider.call(
            account,
            Request.post(Route.LIST_WALLETS, naming(customer)),
            deadline,
            envelope -> readList(envelope.payload(), customer, asset)),
        rejected ->
            isUnknownCustomer(rejected)
                ? new Sighting.Refused<>(unknownCustomer(rejected))
                : new Sighting.Unclear<>(rejected.why(), Duration.ZERO));
  }

  @Override
  public Answer<ProviderWallet> open(
      ProviderAccountId account, String customer, Asset asset, Deadline deadline) {
    var body =
        naming(customer).put("chain", asset.chain()).put("ticker", catalogue.tickerOf(asset));
    return provider
        .call(
            account,
            Request.post(Route.ADD_WALLET, body),
            deadline,
            envelope -> readOpened(envelope.payload(), customer, asset))
        .toAnswer(rejected -> refusal(account, customer, rejected, deadline));
  }

  @Override
  public History history(ProviderAccountId account, String customer, Deadline deadline) {
    var verdict =
        provider.call(
            account,
            Request.post(Route.LIST_TRANSACTIONS, naming(customer)),
            deadline,
            envelope -> readHistory(envelope.payload(), customer));
    return switch (verdict) {
      case Verdict.Ok<History>(var history) -> history;
      case Verdict.Rejected<History> rejected ->
          isUnknownCustomer(rejected)
              ? new History.UnknownCustomer()
              : new History.Unavailable(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<History> turnedAway ->
          new History.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<History>(var why, var retryAfter) ->
          new History.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<History>(var why) -> new History.Unavailable(why, Duration.ZERO);
    };
  }

  private static ObjectNode naming(String customer) {
    return JsonNodeFactory.instance.objectNode().put("customer_id", customer);
  }

  private Reading<ProviderWallet> readOpened(JsonNode payload, String customer, Asset asset) {
    var wallet = read(payload);
    return wallet == null || namesAnother(payload, customer) || !isOf(payload, asset)
        ? new Reading.Doubtful<>("answered about something else than the wallet to open")
        : new Reading.Understood<>(wallet);
  }

  private Reading<Optional<ProviderWallet>> readList(
      JsonNode payload, String customer, Asset asset) {
    var rows = Members.rows(payload, "assets");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without a list of wallets");
    }
    var found = new ArrayList<ProviderWallet>();
    for (var json : rows.get()) {
      if (namesAnother(json, customer)) {
        return new Reading.Doubtful<>("listed a wallet of another customer");
      }
      if (isOf(json, asset)) {
        var wallet = read(json);
        if (wallet == null) {
          return new Reading.Doubtful<>("listed the wallet without an id or address");
        }
        found.add(wallet);
      }
    }
    // There may be two of one asset. Which one counts must not change between two readings.
    return new Reading.Understood<>(found.stream().min(Comparator.comparing(ProviderWallet::id)));
  }

  private Reading<History> readHistory(JsonNode payload, String customer) {
    var rows = Members.rows(payload, "transactions");
    if (rows.isEmpty() || namesAnother(payload, customer)) {
      return new Reading.Doubtful<>("answered without the customer's transactions");
    }
    var read = new ArrayList<ReportedTransaction>();
    int unreadable = 0;
    for (var json : rows.get()) {
      if (namesAnother(json, customer)) {
        return new Reading.Doubtful<>("listed a transaction of another customer");
      }
      var transaction = transactions.read(json);
      transaction.ifPresent(read::add);
      unreadable += transaction.isPresent() ? 0 : 1;
    }
    return new Reading.Understood<>(new History.Read(read, unreadable));
  }

  private static boolean namesAnother(JsonNode json, String customer) {
    String named = Members.text(json, "customer_id");
    return named != null && !named.equals(customer);
  }

  private boolean isOf(JsonNode json, Asset asset) {
    String ticker = Members.text(json, "ticker", "ticker_name", "asset_short_name");
    return catalogue.meantBy(Members.text(json, "chain"), ticker).equals(Optional.of(asset));
  }

  /** Null when it has no id or no address yet. */
  private static @Nullable ProviderWallet read(JsonNode json) {
    String id = Members.shortText(json, "_id", "id", "asset_id");
    String address = Members.shortText(json, "address", "wallet_address");
    String holder = Members.shortText(json, "account", "account_id");
    return id == null || address == null ? null : new ProviderWallet(id, address, holder);
  }

  /** Each of the calls names nothing but the customer that could be missing. */
  private static boolean isUnknownCustomer(Verdict.Rejected<?> rejected) {
    return rejected.says("customer_not_found")
        || (rejected.status() == NOT_FOUND && rejected.says("not_found"));
  }

  private static Rejection unknownCustomer(Verdict.Rejected<?> rejected) {
    return new Rejection(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER, rejected.code());
  }

  private Rejection refusal(
      ProviderAccountId account, String customer, Verdict.Rejected<?> rejected, Deadline deadline) {
    if (isUnknownCustomer(rejected)) {
      return unknownCustomer(rejected);
    }
    return rejected.status() == FORBIDDEN && isSuspended(account, customer, deadline)
        ? new Rejection(Reason.CUSTOMER_SUSPENDED_AT_PROVIDER, rejected.code())
        : new Rejection(Reason.REFUSED_BY_PROVIDER, rejected.code());
  }

  /**
   * The provider forbids what a suspended customer may not do as it forbids what our key may not
   * do; only its list of customers tells the two apart.
   */
  private boolean isSuspended(ProviderAccountId account, String customer, Deadline deadline) {
    return customers.withId(account, customer, deadline)
            instanceof Verdict.Ok<Optional<ProviderCustomer>>(var found)
        && found.filter(known -> known.status().equals("suspended")).isPresent();
  }
}
