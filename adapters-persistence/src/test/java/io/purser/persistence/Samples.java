package io.purser.persistence;

import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.Logins;
import io.purser.domain.access.Motion;
import io.purser.domain.access.UsedProofs;
import io.purser.domain.access.confirmation.Confirmation;
import io.purser.domain.access.confirmation.ConfirmationId;
import io.purser.domain.access.confirmation.Confirmations;
import io.purser.domain.access.invitation.Invitation;
import io.purser.domain.access.invitation.InvitationId;
import io.purser.domain.access.invitation.Invitations;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.EventPlaces;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.MissedEvents;
import io.purser.domain.kyc.Evidence;
import io.purser.domain.kyc.EvidenceId;
import io.purser.domain.kyc.SeenEvidence;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verifications;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImport;
import io.purser.domain.kyc.imports.VerificationImportId;
import io.purser.domain.kyc.imports.VerificationImports;
import io.purser.domain.ledger.Holds;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.rate.DisplayRates;
import io.purser.domain.rate.Rate;
import io.purser.domain.rate.RateTable;
import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.Breaks;
import io.purser.domain.reconciliation.Gap;
import io.purser.domain.reconciliation.Owner;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.TenantSuspension;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.transfer.Fee;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.ReceivingAddress;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferQuote;
import io.purser.domain.transfer.TransferQuotes;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.transfer.recipient.Recipient;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.transfer.screening.DeniedDestination;
import io.purser.domain.transfer.screening.DeniedDestinationId;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.transfer.screening.Destination;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletId;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.webhook.SigningSecret;
import io.purser.domain.webhook.SigningSecrets;
import io.purser.domain.webhook.WantedEvents;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.webhook.WebhookUrl;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Rows to try things on, put there the way the product does. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  public static final Asset USDC = new Asset("solana", "USDC", 6);

  private final TestDatabase database;

  public Samples(TestDatabase database) {
    this.database = database;
  }

  /** A person with every field filled in, by texts that stand nowhere else. */
  public Customer.Active person(TenantId tenant, String word) {
    return new Customer.Active(
        new Customer.Header(
            CustomerId.next(database.ids(), CustomerType.INDIVIDUAL),
            tenant,
            new ExternalId("external-" + word),
            NOON,
            NOON,
            0),
        new Profile(
            new Profile.Party.Person(
                "Name-" + word, "Given-" + word, "Family-" + word, BirthDate.of("1990-01-31")),
            new Email(word + "@example.com"),
            new Phone("+15550100123"),
            new Address("Street-" + word, null, "City-" + word, null, null, "BR"),
            new Metadata(
                Map.of(
                    "favourite", new Metadata.Value.Words("Metadata-" + word),
                    "limit", new Metadata.Value.Decimal(new BigDecimal("1.50")),
                    "vip", new Metadata.Value.Flag(true)))),
        new Registration.None());
  }

  /** One that is stored. */
  public Customer storedPerson(TenantId tenant, String word) {
    var person = person(tenant, word);
    return in(tenant, () -> ((Customers.Addition.Added) customers().add(person)).customer());
  }

  public Operation.Planned plannedOperation(Customer customer, OperationKind kind, String key) {
    return plannedOperation(customer, kind, customer.id().value(), key);
  }

  public Operation.Planned plannedOperation(
      Customer customer, OperationKind kind, String subject, String key) {
    var tenant = customer.header().tenant();
    var operation =
        new NewOperation(
            OperationId.next(database.ids()),
            tenant,
            kind,
            subject,
            customer.id(),
            key,
            null,
            NOON);
    return in(
        tenant, () -> ((Operations.Planning.Planned) operations().plan(operation)).operation());
  }

  public Wallet.Active activeWallet(Customer customer) {
    var tenant = customer.header().tenant();
    var id = WalletId.next(database.ids());
    var operation = plannedOperation(customer, OperationKind.ADD_WALLET, "wallet " + id);
    var wallets = database.get(Wallets.class);
    return in(
        tenant,
        () -> {
          wallets.add(
              new Wallet.Requested(
                  new Wallet.Header(id, tenant, customer.id(), USDC, NOON, NOON, 0),
                  operation.id()));
          var requested = (Wallet.Requested) wallets.get(tenant, id).orElseThrow();
          wallets.save(requested.activate(new ProviderWallet("w-" + id, "address-" + id), NOON));
          var active = (Wallet.Active) wallets.get(tenant, id).orElseThrow();
          database.get(WalletBalances.class).add(tenant, WalletBalance.opened(active));
          return active;
        });
  }

  /** An entry of the audit log, in the unit of work that is open. */
  public AuditEntry audited(Customer customer, String word) {
    var entry =
        new AuditEntry(
            database.ids().next("aud"),
            customer.header().tenant(),
            NOON,
            new Initiator("operator:test", "Audit-" + word, "request-1", "Address-" + word),
            "customer.suspended",
            customer.id().value(),
            customer.id(),
            List.of(new MemberChange.Personal("email", "Before-" + word, "After-" + word)));
    database.get(AuditLog.class).append(entry);
    return entry;
  }

  /** Puts a row into every table, with texts that hold the word wherever they must be sealed. */
  public Customer everything(Tenant tenant, String word) {
    var id = tenant.id();
    var customer = storedPerson(id, word);
    var wallet = activeWallet(customer);
    var deposit = deposit(wallet);
    issueKey(tenant);
    administer(tenant, word);
    var importing = plannedOperation(customer, OperationKind.IMPORT_VERIFICATION, "import");
    in(
        id,
        () -> {
          database.get(WalletTransactions.class).add(deposit);
          var loaded = (Customer.Active) customers().get(id, customer.id()).orElseThrow();
          customers().save(loaded.suspend("Reason-" + word, NOON));
          audited(customer, word);
          database
              .get(EventLog.class)
              .append(
                  new DomainEvent(
                      database.ids().next("evt"),
                      id,
                      "customer.suspended",
                      customer.id().value(),
                      customer.id(),
                      Map.of("fact", "Fact-" + word),
                      NOON));
          database
              .get(ExternalWallets.class)
              .link(
                  ExternalWallet.linked(
                      ExternalWalletId.next(database.ids()),
                      id,
                      customer.id(),
                      new ChainAddress(Chain.BASE, "0x" + "0".repeat(39) + "1"),
                      NOON));
          database
              .get(Verifications.class)
              .save(
                  new Verification.UnderReview(
                      new Verification.Header(id, customer.id(), NOON, 0)));
          database
              .get(Verifications.class)
              .keep(
                  new SeenEvidence(
                      EvidenceId.next(database.ids()),
                      id,
                      customer.id(),
                      new Evidence(Evidence.Kind.PASSPORT, "Evidence-" + word, "BR"),
                      NOON));
          database
              .get(VerificationImports.class)
              .add(
                  new VerificationImport.Requested(
                      new VerificationImport.Header(
                          VerificationImportId.next(database.ids()),
                          id,
                          customer.id(),
                          importing.id(),
                          NOON,
                          NOON,
                          0),
                      new ShareToken("Token-" + word)));
          database
              .get(TermsAcceptances.class)
              .add(new TermsAcceptance(id, customer.id(), "2026-01", NOON));
          new BusinessSamples(database).everything(id, word);
          database
              .get(Logins.class)
              .bind(id, "https://issuer.example.com", "sub", customer.id(), Set.of());
          database
              .get(Invitations.class)
              .add(
                  new Invitation(
                      new Invitation.Header(
                          InvitationId.next(database.ids()), id, customer.id(), NOON, NOON, 1),
                      "c".repeat(64),
                      Set.of(),
                      NOON.plusSeconds(300),
                      new Invitation.State.Open()));
          database.get(UsedProofs.class).use(id, "a".repeat(64), NOON);
          database
              .get(Confirmations.class)
              .add(
                  new Confirmation(
                      ConfirmationId.next(database.ids()),
                      id,
                      customer.id(),
                      "a".repeat(64),
                      "b".repeat(64),
                      NOON,
                      NOON.plusSeconds(300),
                      null));
          var claim = (Claim.Fresh) records().claim(call(id, "key-1"), Duration.ofSeconds(30));
          records()
              .complete(
                  claim.ticket(),
                  new StoredAnswer(
                      201,
                      Map.of("Content-Type", "application/json"),
                      "{\"name\":\"Answer-" + word + "\"}",
                      customer.id()));
          return id;
        });
    doubt(customer, word);
    receive(tenant, word);
    send(wallet, deposit, customer, word);
    tell(tenant, word);
    database.get(AuditSeals.class).seal(id, 100, NOON);
    in(id, () -> audited(customer, word));
    new CardSamples(database, this).everything(tenant, customer, word);
    return customer;
  }

  /** An endpoint for what happens, and what is to be sent there. */
  private void tell(Tenant tenant, String word) {
    var id = tenant.id();
    var endpoint =
        new WebhookEndpoint(
            new WebhookEndpoint.Header(WebhookEndpointId.next(database.ids()), id, NOON, NOON, 1),
            new WebhookUrl("https://hooks.example.com/Url-" + word),
            "tells the ledger",
            new WantedEvents.All(),
            SigningSecrets.of(new SigningSecret("whsec_U2lnbmluZy1TaWduaW5nLVNpZ25pbmct")),
            new WebhookEndpoint.State.Enabled());
    database.get(EventPlaces.class).place(id, 100);
    in(
        id,
        () -> {
          database.get(WebhookEndpoints.class).add(endpoint, 0);
          return database.get(WebhookDeliveries.class).plan(id, endpoint.id(), 100);
        });
  }

  private WalletTransaction deposit(Wallet.Active wallet) {
    return new WalletTransaction.Completed(
        new WalletTransaction.Facts(
            TransactionId.next(database.ids()),
            wallet.header().tenant(),
            wallet.header().customer(),
            wallet.id(),
            "provider-transaction-1",
            WalletTransaction.Direction.DEPOSIT,
            new AssetAmount(BigInteger.TEN, USDC),
            null,
            null,
            NOON),
        NOON);
  }

  /** A suspended tenant with settings of its own, whose account has credentials. */
  private void administer(Tenant tenant, String word) {
    in(
        tenant.id(),
        () ->
            database
                .get(TenantRegister.class)
                .suspend(new TenantSuspension(tenant.id(), "Reason-" + word, NOON)));
    var settings =
        new TenantSettings(
            tenant.id(),
            new TenantSettings.Values(List.of("https://app.example"), 1, 2, 3, 4),
            issuers(word),
            new Motion<>(issuers(word), "operator:desk|ana", NOON),
            NOON,
            0);
    in(
        tenant.id(),
        () -> {
          database.get(SettingsOfTenants.class).save(settings);
          return settings;
        });
    in(
        tenant.id(),
        () ->
            database
                .get(ProviderCredentials.class)
                .put(
                    tenant,
                    new ProviderKey("Secret-key-" + word, "Secret-" + word),
                    "operator:issuer|root",
                    NOON));
  }

  private void issueKey(Tenant tenant) {
    var key = ApiKeyBuilder.aKeyOf(tenant, NOON).forService("test").build();
    var keys = database.get(ApiKeys.class);
    database
        .work()
        .inTransaction(
            tenant.id(),
            () -> {
              keys.add(key);
              return key;
            });
  }

  /** A transfer on a quote, with its money set aside. */
  private void send(
      Wallet.Active wallet, WalletTransaction deposit, Customer customer, String word) {
    var tenant = wallet.header().tenant();
    var amount = new AssetAmount(BigInteger.TWO, USDC);
    var order = new TransferOrder(wallet.id(), new ReceivingAddress("receiving-address"), amount);
    var operation = plannedOperation(customer, OperationKind.SEND_TRANSFER, "transfer");
    var quote = QuoteId.next(database.ids());
    in(
        tenant,
        () -> {
          database
              .get(TransferQuotes.class)
              .add(
                  new TransferQuote(
                      quote,
                      tenant,
                      customer.id(),
                      order,
                      new TransferQuote.Estimate(new Fee(BigDecimal.ONE, "SOL"), null),
                      NOON,
                      NOON.plusSeconds(60)));
          database
              .get(Transfers.class)
              .add(
                  new Transfer.Requested(
                      new Transfer.Header(
                          TransferId.next(database.ids()),
                          tenant,
                          customer.id(),
                          new Reference("order-1"),
                          order,
                          quote,
                          operation.id(),
                          1,
                          NOON,
                          null,
                          NOON,
                          NOON,
                          0)));
          database
              .get(Recipients.class)
              .add(
                  new Recipient(
                      RecipientId.next(database.ids()),
                      tenant,
                      customer.id(),
                      "Label-" + word,
                      new ChainAddress(Chain.BASE, "0x" + "0".repeat(39) + "2"),
                      NOON,
                      NOON,
                      1));
          database
              .get(DeniedDestinations.class)
              .deny(
                  new DeniedDestination(
                      DeniedDestinationId.next(database.ids()),
                      tenant,
                      Destination.of("bitcoin", "denied-address"),
                      "Denied-" + word,
                      NOON));
          database
              .get(TransferLimits.class)
              .save(
                  new SendingLimits(
                      tenant,
                      customer.id(),
                      new TreeMap<>(
                          Map.of("USDC", new SendingLimit(BigDecimal.TEN, null, BigDecimal.TEN))),
                      NOON,
                      new Motion<>(
                          new TreeMap<>(
                              Map.of("USDC", new SendingLimit(BigDecimal.TEN, null, null))),
                          "operator:desk:ana",
                          NOON),
                      0));
          var breaks = database.get(Breaks.class);
          breaks.compared(tenant, customer.id(), NOON);
          breaks.add(
              new Break.Closed(
                  new Break.Header(
                      BreakId.next(database.ids()), tenant, customer.id(), wallet.id(), NOON, 1),
                  new Gap(
                      AssetAmount.zero(wallet.header().asset()),
                      AssetAmount.zero(wallet.header().asset()),
                      NOON),
                  new Owner("operator:desk:ana", NOON),
                  "Closed-" + word,
                  NOON));
          database
              .get(DisplayRates.class)
              .save(
                  new RateTable(
                      tenant,
                      Currency.getInstance("EUR"),
                      new TreeMap<>(Map.of("USDC", new Rate(BigDecimal.TEN, NOON))),
                      NOON,
                      0));
          var balances = database.get(WalletBalances.class);
          var balance = balances.getForUpdate(tenant, wallet.id()).orElseThrow();
          balances.save(tenant, balance.after(null, deposit));
          var ledger = database.get(Ledger.class);
          ledger.post(
              Posting.of(
                  tenant,
                  customer.id(),
                  deposit.facts().id().value(),
                  Posting.Kind.DEPOSITED,
                  wallet.id(),
                  LedgerAccount.OUTSIDE,
                  LedgerAccount.AVAILABLE,
                  deposit.facts().amount(),
                  NOON));
          new Holds(balances, ledger).place(wallet, operation.id(), amount, NOON);
          return tenant;
        });
  }

  private void doubt(Customer customer, String word) {
    var planned = plannedOperation(customer, OperationKind.REGISTER_CUSTOMER, "natural-" + word);
    var id = customer.header().tenant();
    in(
        id,
        () -> {
          var sent =
              operations().claim(id, planned.id(), Duration.ofMinutes(1)).orElseThrow().send(NOON);
          operations().save(sent, List.of());
          operations()
              .save(
                  sent.doubt("Evidence-" + word, NOON, NOON),
                  List.of(
                      new Observation(
                          1, Action.SEND, Finding.AMBIGUOUS, "Evidence-" + word, NOON)));
          return id;
        });
  }

  private void receive(Tenant tenant, String word) {
    var endpoint = EndpointId.next(database.ids());
    for (var secret : List.of("Previous-" + word, "Secret-" + word)) {
      database.get(Endpoints.class).adopt(endpoint, tenant.account(), secret, Duration.ofDays(3));
    }
    var missed = database.get(MissedEvents.class);
    inAccount(tenant, () -> missed.asked(tenant.account(), "Missed-" + word));
    var inbox = database.get(Inbox.class);
    var body = ("Body-" + word).getBytes(StandardCharsets.UTF_8);
    inAccount(tenant, () -> inbox.keep(tenant.account(), body, NOON));
    for (var claimed : inbox.claim(100, Duration.ofMillis(1))) {
      if (claimed.account().equals(tenant.account())) {
        inAccount(tenant, () -> inbox.isFirst(tenant.account(), claimed, "Event-" + word));
      }
    }
  }

  private void inAccount(Tenant tenant, Runnable body) {
    database
        .intakeWork()
        .inAccount(
            tenant.account(),
            () -> {
              body.run();
              return tenant;
            });
  }

  public static IdempotentCall call(TenantId tenant, String key) {
    return new IdempotentCall(tenant, "service:test", new IdempotencyKey(key), "fingerprint");
  }

  public <T> T in(TenantId tenant, Supplier<T> body) {
    return database.work().inTransaction(tenant, body);
  }

  private Customers customers() {
    return database.get(Customers.class);
  }

  private Operations operations() {
    return database.get(Operations.class);
  }

  private IdempotencyRecords records() {
    return database.get(IdempotencyRecords.class);
  }

  private static List<TenantIssuer> issuers(String word) {
    return List.of(
        new TenantIssuer(
            "https://login.example/" + word,
            "audience",
            "https://login.example/keys",
            TenantIssuer.Kind.OPERATOR,
            null,
            "roles",
            TenantIssuer.Tokens.ANY));
  }
}
