package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.chain.Asset;
import io.purser.twin.chain.Catalogue;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Account;
import io.purser.twin.state.Customer;
import io.purser.twin.state.CustomerStatus;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Wallet;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wallets, which the provider calls assets. The envelope has a boolean {@code status}. */
final class AssetRoutes {
  private static final int LARGEST_BATCH = 100;

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/assets/get-all-assets", Scope.READ, this::catalogue),
        Operation.post("/assets/add-customer-asset", Scope.WRITE, this::addToCustomer),
        Operation.post("/assets/get-customer-assets", Scope.READ, this::ofCustomer),
        Operation.post("/assets/add-asset", Scope.WRITE, this::addToAccount),
        Operation.post("/assets/batch-add-asset", Scope.WRITE, this::addBatch));
  }

  private Response catalogue(Call call) {
    return Envelope.list(Catalogue.all().stream().map(AssetRoutes::json).toList());
  }

  private Response addToCustomer(Call call) {
    var asset = AssetChoice.read(call.body());
    var wallet = add(call, accountOf(call, activeCustomer(call)), asset.orElseThrow());
    return Envelope.done("Asset added successfully", json(wallet));
  }

  private Response ofCustomer(Call call) {
    var customer = CustomerRoutes.named(call);
    return Envelope.list(
        call.world().wallets.where(World.BY_CUSTOMER, customer.id()).stream()
            .map(AssetRoutes::json)
            .toList());
  }

  private Response addToAccount(Call call) {
    var asset = AssetChoice.read(call.body());
    var wallet = add(call, namedAccount(call), asset.orElseThrow());
    return Envelope.done("Asset added successfully", json(wallet));
  }

  private Response addBatch(Call call) {
    var in = call.body();
    var wanted = new ArrayList<Asset>();
    var list = in.first("assets").filter(node -> node.isArray() && !node.isEmpty());
    if (list.isEmpty() || list.get().size() > LARGEST_BATCH) {
      in.problem("assets", "Must be an array of 1 to " + LARGEST_BATCH + " objects");
      in.check();
    }
    for (var item : list.orElseThrow()) {
      var one = Body.of(item.toString());
      AssetChoice.read(one).ifPresent(wanted::add);
      one.check();
    }
    var account =
        in.first("customer_id").isPresent()
            ? accountOf(call, activeCustomer(call))
            : namedAccount(call);
    var wallets = wanted.stream().map(asset -> json(add(call, account, asset))).toList();
    return Envelope.done("Assets added successfully", Json.array(wallets));
  }

  /** The wallet for this asset, made if the account has none or duplicates are let in. */
  private static Wallet add(Call call, Account account, Asset asset) {
    var world = call.world();
    var existing = existing(world, account, asset);
    if (existing.isPresent() && !world.settings.get().acceptDuplicates()) {
      return existing.get();
    }
    var wallet =
        new Wallet(
            Ids.objectId(),
            call.owner(),
            account.id(),
            account.customerId(),
            asset.chain(),
            asset.ticker(),
            asset.chain().addresses().newAddress(),
            BigDecimal.ZERO,
            call.cause().at());
    world.wallets.put(wallet);
    String holder = account.customerId() == null ? account.id() : account.customerId();
    String naturalKey = holder + "|" + asset.chain().wireName() + "|" + asset.ticker();
    world.effect(call.cause(), "wallet_created", call.owner(), naturalKey, wallet.id());
    return wallet;
  }

  private static Optional<Wallet> existing(World world, Account account, Asset asset) {
    var candidates =
        account.customerId() == null
            ? world.wallets.where(World.BY_OWNER, account.owner())
            : world.wallets.where(World.BY_CUSTOMER, account.customerId());
    return candidates.stream()
        .filter(
            wallet ->
                wallet.accountId().equals(account.id())
                    && wallet.chain() == asset.chain()
                    && wallet.ticker().equals(asset.ticker()))
        .findFirst();
  }

  private static Customer activeCustomer(Call call) {
    var customer = CustomerRoutes.named(call);
    if (customer.status() != CustomerStatus.ACTIVE) {
      throw Refusal.forbidden("Customer is suspended");
    }
    return customer;
  }

  private static Account accountOf(Call call, Customer customer) {
    return call.world().accounts.where(World.BY_CUSTOMER, customer.id()).getFirst();
  }

  private static Account namedAccount(Call call) {
    String id = call.body().text("account_id", "accountId", "account");
    call.body().check();
    return call.world()
        .accounts
        .find(id)
        .filter(account -> account.owner().equals(call.owner()))
        .orElseThrow(() -> Refusal.notFound("Account", id));
  }

  static ObjectNode json(Wallet wallet) {
    var asset = wallet.asset();
    return Json.object()
        .put("_id", wallet.id())
        .put("asset_id", wallet.id())
        .put("id", wallet.id())
        .put("account", wallet.accountId())
        .put("customer_id", wallet.customerId())
        .put("chain", asset.chain().wireName())
        .put("ticker", asset.ticker())
        .put("ticker_name", asset.ticker())
        .put("asset_name", asset.symbol())
        .put("asset_short_name", asset.ticker())
        .put("address", wallet.address())
        .put("balance", wallet.balance().toPlainString())
        .put("created_at", WireTime.seconds(wallet.createdAt()));
  }

  private static ObjectNode json(Asset asset) {
    return Json.object()
        .put("_id", asset.id())
        .put("asset_id", asset.id())
        .put("asset_name", asset.symbol())
        .put("asset_short_name", asset.ticker())
        .put("ticker", asset.ticker())
        .put("ticker_name", asset.ticker())
        .put("chain", asset.chain().wireName())
        .put("decimals", asset.decimals())
        .put("is_native", asset.isNative());
  }
}
