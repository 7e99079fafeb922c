package io.purser.twin.state;

import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CardProgramme;
import io.purser.twin.state.card.CardSettings;
import io.purser.twin.state.card.CardTransaction;
import io.purser.twin.state.card.CardWithdrawal;
import io.purser.twin.state.card.ExtraQuestion;
import io.purser.twin.state.card.Funding;
import io.purser.twin.state.card.KycLink;
import io.purser.twin.state.card.MasterDeposit;
import io.purser.twin.state.card.MasterWallet;
import io.purser.twin.state.card.SecureView;
import io.purser.twin.state.card.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything the twin remembers. Each table has a limit, so that a long run cannot fill the memory.
 */
public final class World {
  private static final int MANY = 1_000_000;

  public static final String BY_OWNER = "owner";
  public static final String BY_EMAIL = "email";
  public static final String BY_CUSTOMER = "customer";
  public static final String BY_ACCOUNT = "account";
  public static final String BY_ADDRESS = "address";
  public static final String BY_WEBHOOK = "webhook";
  public static final String HELD = "held";
  public static final String BY_API_KEY = "api_key";
  public static final String BY_REFERENCE = "reference";

  public final Cell<ClockReading> clock = new Cell<>("clock", ClockReading.class);
  public final Cell<LiveSettings> settings = new Cell<>("settings", LiveSettings.class);
  public final Cell<CardSettings> cardSettings = new Cell<>("card_settings", CardSettings.class);
  public final Cell<MemberNames> memberNames = new Cell<>("member_names", MemberNames.class);
  public final Cell<TokenKey> tokenKey = new Cell<>("token_key", TokenKey.class);

  public final Table<ProviderAccount> providerAccounts =
      new Table<>("provider_accounts", ProviderAccount.class, 1_000, ProviderAccount::id)
          .indexed(BY_API_KEY, ProviderAccount::apiKey);
  public final Table<Customer> customers =
      new Table<>("customers", Customer.class, MANY, Customer::id)
          .indexed(BY_OWNER, Customer::owner)
          .indexed(BY_EMAIL, customer -> emailKey(customer.owner(), customer.email()));
  public final Table<Account> accounts =
      new Table<>("accounts", Account.class, MANY, Account::id)
          .indexed(BY_OWNER, Account::owner)
          .indexed(BY_CUSTOMER, Account::customerId);
  public final Table<Wallet> wallets =
      new Table<>("wallets", Wallet.class, MANY, Wallet::id)
          .indexed(BY_OWNER, Wallet::owner)
          .indexed(BY_CUSTOMER, Wallet::customerId)
          .indexed(BY_ACCOUNT, Wallet::accountId)
          .indexed(BY_ADDRESS, Wallet::addressKey);
  public final Table<Transaction> transactions =
      new Table<>("transactions", Transaction.class, MANY, Transaction::id)
          .indexed(BY_OWNER, Transaction::owner)
          .indexed(BY_CUSTOMER, Transaction::customerId);
  public final Table<SendKey> sendKeys = new Table<>("send_keys", SendKey.class, MANY, SendKey::id);
  public final Table<ShareToken> shareTokens =
      new Table<>("share_tokens", ShareToken.class, 100_000, ShareToken::token);
  public final Table<VerificationImport> verificationImports =
      new Table<>(
          "verification_imports", VerificationImport.class, 100_000, VerificationImport::id);
  public final Table<CardProgramme> cardProgrammes =
      new Table<>("card_programmes", CardProgramme.class, 1_000, CardProgramme::owner);
  public final Table<CardCustomer> cardCustomers =
      new Table<>("card_customers", CardCustomer.class, MANY, CardCustomer::id)
          .indexed(BY_OWNER, CardCustomer::owner)
          .indexed(BY_CUSTOMER, CardCustomer::customerId)
          .indexed(BY_EMAIL, customer -> emailKey(customer.owner(), customer.email()))
          .indexed(
              BY_REFERENCE,
              customer ->
                  customer.externalId() == null
                      ? null
                      : referenceKey(customer.owner(), customer.externalId()));
  public final Table<Card> cards =
      new Table<>("cards", Card.class, MANY, Card::id).indexed(BY_CUSTOMER, Card::cardCustomer);
  public final Table<CardTransaction> cardTransactions =
      new Table<>("card_transactions", CardTransaction.class, MANY, CardTransaction::id)
          .indexed(BY_OWNER, CardTransaction::owner)
          .indexed(BY_CUSTOMER, CardTransaction::cardCustomer);
  public final Table<Funding> fundings =
      new Table<>("fundings", Funding.class, MANY, Funding::id).indexed(BY_OWNER, Funding::owner);
  public final Table<CardWithdrawal> cardWithdrawals =
      new Table<>("card_withdrawals", CardWithdrawal.class, MANY, CardWithdrawal::id)
          .indexed(BY_OWNER, CardWithdrawal::owner)
          .indexed(BY_CUSTOMER, CardWithdrawal::cardCustomer);
  public final Table<MasterWallet> masterWallets =
      new Table<>("master_wallets", MasterWallet.class, 1_000, MasterWallet::owner);
  public final Table<MasterDeposit> masterDeposits =
      new Table<>("master_deposits", MasterDeposit.class, MANY, MasterDeposit::id)
          .indexed(BY_OWNER, MasterDeposit::owner);
  public final Table<Swap> swaps =
      new Table<>("swaps", Swap.class, MANY, Swap::id).indexed(BY_OWNER, Swap::owner);
  public final Table<SecureView> secureViews =
      new Table<>("secure_views", SecureView.class, 10_000, SecureView::token);
  public final Table<ExtraQuestion> extraQuestions =
      new Table<>("extra_questions", ExtraQuestion.class, 100, ExtraQuestion::id);
  public final Table<KycLink> kycLinks =
      new Table<>("kyc_links", KycLink.class, 10_000, KycLink::token);
  public final Table<Task> tasks = new Table<>("tasks", Task.class, MANY, Task::id);
  public final Table<WebhookEndpoint> webhooks =
      new Table<>("webhooks", WebhookEndpoint.class, 10_000, WebhookEndpoint::id)
          .indexed(BY_OWNER, WebhookEndpoint::owner);
  public final Table<Delivery> deliveries =
      new Table<>("deliveries", Delivery.class, 20_000, Delivery::id)
          .indexed(BY_OWNER, Delivery::owner)
          .indexed(BY_WEBHOOK, Delivery::webhookId)
          .indexed(HELD, delivery -> delivery.isHeld() ? delivery.webhookId() : null);
  public final Table<Fault> faults = new Table<>("faults", Fault.class, 1_000, Fault::id);
  public final Table<LoggedRequest> requests =
      new Table<>("requests", LoggedRequest.class, 10_000, LoggedRequest::id);
  public final Table<Effect> effects = new Table<>("effects", Effect.class, 100_000, Effect::id);

  private final List<Table<?>> tables =
      List.of(
          clock.table(),
          settings.table(),
          cardSettings.table(),
          memberNames.table(),
          tokenKey.table(),
          providerAccounts,
          customers,
          accounts,
          wallets,
          transactions,
          sendKeys,
          shareTokens,
          verificationImports,
          cardProgrammes,
          cardCustomers,
          cards,
          cardTransactions,
          fundings,
          cardWithdrawals,
          masterWallets,
          masterDeposits,
          swaps,
          secureViews,
          extraQuestions,
          kycLinks,
          tasks,
          webhooks,
          deliveries,
          faults,
          requests,
          effects);

  private long lastRequest;
  private long lastEffect;
  private long lastOrder;

  /** Counts on from what was read from the state file. */
  void resumeCounting() {
    requests.all().forEach(request -> lastRequest = Math.max(lastRequest, request.number()));
    for (var effect : effects.all()) {
      lastEffect = Math.max(lastEffect, effect.number());
      lastRequest = Math.max(lastRequest, effect.request() == null ? 0 : effect.request());
    }
    deliveries.all().forEach(delivery -> lastOrder = Math.max(lastOrder, delivery.order()));
  }

  public long nextRequestNumber() {
    return ++lastRequest;
  }

  public long nextOrder() {
    return ++lastOrder;
  }

  /** Writes into the ledger that something happened. Belongs in the commit that makes it happen. */
  public void effect(Cause cause, String kind, String owner, String naturalKey, String resourceId) {
    effects.put(
        new Effect(++lastEffect, cause.at(), kind, owner, naturalKey, resourceId, cause.request()));
  }

  /** E-mails are one and the same whatever their case, within one provider account. */
  public static String emailKey(String owner, String email) {
    return owner + "|" + email.toLowerCase(Locale.ROOT);
  }

  /** A platform's own references are one and the same only letter by letter. */
  public static String referenceKey(String owner, String reference) {
    return owner + "|" + reference;
  }

  void recordTo(Table.@Nullable Recorder recorder) {
    tables.forEach(table -> table.recordTo(recorder));
  }

  Table<?> table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  /** Every row as it stands, as if it had just been put. */
  List<Change> rows() {
    var rows = new ArrayList<Change>();
    tables.forEach(table -> table.everyRow(rows));
    return rows;
  }

  /** Forgets all but the given provider account and the key that signs tokens. */
  public void forgetAllBut(ProviderAccount kept) {
    for (var table : tables) {
      if (table != tokenKey.table()) {
        table.clear();
      }
    }
    providerAccounts.put(kept);
  }
}
