package io.purser.domain.access;

import static io.purser.domain.access.Role.ADMIN;
import static io.purser.domain.access.Role.COMPLIANCE;
import static io.purser.domain.access.Role.PLATFORM;
import static io.purser.domain.access.Role.SUPPORT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something a caller may be allowed to do, and who is. Whatever stands in no list is not allowed.
 */
public enum Permission {
  CREATE_CUSTOMER(Scope.CUSTOMERS_WRITE, false, Set.of(SUPPORT, ADMIN)),
  READ_CUSTOMER(Scope.CUSTOMERS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Lists, searches and look-ups over all customers of the tenant. */
  FIND_CUSTOMERS(Scope.CUSTOMERS_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says what a customer is called. */
  CHANGE_CUSTOMER(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Says how a customer is reached, which is how they prove who they are. */
  CHANGE_CONTACT(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Says what the tenant knows a customer by, and remembers of them. */
  CHANGE_CUSTOMER_KEYS(Scope.CUSTOMERS_WRITE, false, Set.of(SUPPORT, ADMIN)),
  SUSPEND_CUSTOMER(Scope.CUSTOMERS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  DELETE_CUSTOMER(Scope.CUSTOMERS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  /** Destroys what could tell who a deleted customer was. */
  ERASE_CUSTOMER(Scope.CUSTOMERS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  /** Reads everything about a customer at once; its parts need what they need alone. */
  EXPORT_CUSTOMER(Scope.CUSTOMERS_READ, true, Set.of(COMPLIANCE, ADMIN)),
  REGISTER_CUSTOMER(Scope.CUSTOMERS_WRITE, false, Set.of(SUPPORT, ADMIN)),
  /**
   * Says who may log in as a customer, and so may do what customers may, whatever else whoever says
   * it may not.
   */
  LINK_LOGIN(Scope.LOGINS_WRITE, false, Set.of(ADMIN)),
  /** Becomes a customer's login; of those who are one, only to be told that they are. */
  REDEEM_INVITATION(EnumSet.noneOf(Scope.class), true, Set.of()),
  /**
   * Says that an end user has confirmed one request, which then needs no fresh login: a service's
   * word, and neither a person's nor the end user's own.
   */
  MINT_CONFIRMATION(Scope.CONFIRMATIONS_WRITE, false, Set.of()),
  /** How far a customer is known, and what is missing. */
  READ_KYC(Scope.CUSTOMERS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says who a customer is, having seen evidence: a person's word, and no service's. */
  DECIDE_KYC(EnumSet.noneOf(Scope.class), false, Set.of(COMPLIANCE, ADMIN)),
  /** Says how a business is registered, and who holds shares of it. */
  DESCRIBE_BUSINESS(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Hands in a file about a customer. */
  HAND_IN_DOCUMENT(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Reads what is in a file. */
  READ_DOCUMENT(Scope.CUSTOMERS_READ, true, Set.of(COMPLIANCE, ADMIN)),
  /** Removes a file, which is not for those whom it is about. */
  REMOVE_DOCUMENT(Scope.CUSTOMERS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  /** Brings a share token of somebody who was verified elsewhere. */
  IMPORT_VERIFICATION(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Notes that a customer has accepted the tenant's terms. */
  ACCEPT_TERMS(Scope.CUSTOMERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** What became of the caller's own requests, by their keys. */
  READ_OWN_REQUESTS(EnumSet.allOf(Scope.class), true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Has the provider asked once more about an operation that was left to a person. */
  LOOK_AGAIN(EnumSet.noneOf(Scope.class), false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says what became of an operation that was left to a person. */
  DECIDE_OPERATION(EnumSet.noneOf(Scope.class), false, Set.of(COMPLIANCE, ADMIN)),
  READ_ASSETS(Scope.WALLETS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  OPEN_WALLET(Scope.WALLETS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Says which addresses are a customer's own. */
  LINK_WALLET(Scope.WALLETS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Proves that such an address is the customer's, or takes it away. */
  KEEP_LINKED_WALLET(Scope.WALLETS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Says who may take money from a customer's own address, which is nothing to say for oneself. */
  AUTHORIZE_WALLET(Scope.WALLETS_WRITE, false, Set.of(ADMIN)),
  READ_WALLET(Scope.WALLETS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** What totals are shown by, for all customers of the tenant. */
  READ_DISPLAY_RATES(Scope.WALLETS_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says what assets are worth to whoever looks at a total. */
  SET_DISPLAY_RATES(Scope.DISPLAY_RATES_WRITE, false, Set.of(ADMIN)),
  /** Where the provider and our books say different things. */
  READ_RECONCILIATION(Scope.RECONCILIATION_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Takes such a difference as it is: a person's word, and no service's. */
  SETTLE_BREAK(EnumSet.noneOf(Scope.class), false, Set.of(COMPLIANCE, ADMIN)),
  /** Who did what, and why. For people alone, and their reading is noted as well. */
  READ_AUDIT_LOG(EnumSet.noneOf(Scope.class), false, Set.of(COMPLIANCE, ADMIN)),
  /** Everything that happened in the tenant. */
  READ_EVENTS(Scope.EVENTS_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** What happened to one customer. */
  READ_TIMELINE(Scope.EVENTS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** The tenant's own endpoints for webhooks, and what became of deliveries to them. */
  READ_WEBHOOKS(Scope.WEBHOOKS_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says where a tenant's events are sent, which is as much as reading them. */
  MANAGE_WEBHOOKS(Scope.WEBHOOKS_WRITE, false, Set.of(ADMIN)),
  /** Sends again what was sent there before, or a ping. */
  REDELIVER_WEBHOOKS(Scope.WEBHOOKS_WRITE, false, Set.of(SUPPORT, ADMIN)),
  READ_TRANSFER(Scope.TRANSFERS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Asks what sending would cost, or gives up what was not sent. */
  PREPARE_TRANSFER(Scope.TRANSFERS_WRITE, true, Set.of(ADMIN)),
  /** Sends money out of a wallet. */
  SEND_TRANSFER(Scope.TRANSFERS_WRITE, true, Set.of(ADMIN)),
  /** What transfers are allowed by, for all customers of the tenant. */
  READ_TRANSFER_CONTROLS(Scope.TRANSFERS_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says how much may be sent. Whoever may send must not be able to. */
  SET_TRANSFER_CONTROLS(Scope.TRANSFER_CONTROLS_WRITE, false, Set.of(ADMIN)),
  /** Says whether a transfer may be sent that takes a second person. */
  APPROVE_TRANSFER(Scope.TRANSFER_APPROVALS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  /** Says whom a customer sends to. */
  ADD_RECIPIENT(Scope.TRANSFERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Calls such a recipient something else, or takes them away. */
  KEEP_RECIPIENTS(Scope.TRANSFERS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Says where nothing is sent to. */
  DENY_DESTINATION(Scope.TRANSFER_CONTROLS_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  READ_CARD_ONBOARDING(Scope.CARDS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Takes the steps that lead a customer to a card, from the first on. */
  ONBOARD_FOR_CARD(Scope.CARDS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  READ_CARD(Scope.CARDS_READ, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  ISSUE_CARD(Scope.CARDS_WRITE, true, Set.of(SUPPORT, ADMIN)),
  /** Freezes and unfreezes cards, and closes them for good. */
  CHANGE_CARD(Scope.CARDS_WRITE, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says how much a customer may spend by card in a day. */
  LIMIT_CARD_SPENDING(Scope.CARDS_WRITE, true, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says how many cards a customer may have, which is a matter of the card programme. */
  LIMIT_CARDS(Scope.CARDS_WRITE, false, Set.of(SUPPORT, ADMIN)),
  /** Brings the tenant's own money to customers' card accounts and back, so it is no end user's. */
  FUND_CARD(Scope.TRANSFERS_WRITE, false, Set.of(ADMIN)),
  /** Changes the tenant's own money into another currency. */
  SWAP_MASTER_WALLET(Scope.TRANSFERS_WRITE, false, Set.of(ADMIN)),
  /** The way to a card's number, code and PIN: for the cardholder's own app and no operator. */
  VIEW_CARD(Scope.CARDS_WRITE, true, Set.of()),
  /** How the card programme stands, and who is on the way to a card or has one. */
  READ_PROGRAMME(Scope.PROGRAMME_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Binds the company to the provider. */
  APPLY_FOR_PROGRAMME(Scope.PROGRAMME_WRITE, false, Set.of(ADMIN)),
  /** Reads all of the provider's customers, for those who are to be linked. */
  START_IMPORT(Scope.PROGRAMME_WRITE, false, Set.of(COMPLIANCE, ADMIN)),
  READ_IMPORT(Scope.PROGRAMME_READ, false, Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Says whose a record of the provider's is. */
  DECIDE_PROPOSAL(EnumSet.noneOf(Scope.class), false, Set.of(COMPLIANCE, ADMIN)),
  /**
   * Operations at all. Which of them, says {@link
   * io.purser.domain.operation.OperationKind#neededToRead}.
   */
  READ_OPERATION(
      EnumSet.of(
          Scope.CUSTOMERS_READ,
          Scope.WALLETS_READ,
          Scope.TRANSFERS_READ,
          Scope.CARDS_READ,
          Scope.PROGRAMME_READ),
      true,
      Set.of(SUPPORT, COMPLIANCE, ADMIN)),
  /** Which keys the tenant's services have; never their secrets. */
  READ_API_KEYS(EnumSet.noneOf(Scope.class), false, Set.of(ADMIN)),
  /** Says what services may call, which is for a person: a key that makes keys never ends. */
  MANAGE_API_KEYS(EnumSet.noneOf(Scope.class), false, Set.of(ADMIN)),
  /** What became of the provider's deliveries, and our endpoint for them; not what they say. */
  READ_DELIVERY(EnumSet.noneOf(Scope.class), false, Set.of(SUPPORT, ADMIN)),
  REPLAY_DELIVERY(EnumSet.noneOf(Scope.class), false, Set.of(SUPPORT, ADMIN)),
  ROTATE_WEBHOOK_SECRET(EnumSet.noneOf(Scope.class), false, Set.of(ADMIN)),
  /** Which tenants there are, and which of them are suspended. */
  READ_TENANTS(EnumSet.noneOf(Scope.class), false, Set.of(PLATFORM)),
  /** Makes tenants, suspends them and lets them back in. */
  MANAGE_TENANTS(EnumSet.noneOf(Scope.class), false, Set.of(PLATFORM)),
  /** Says what opens a tenant's account at the provider. */
  SET_PROVIDER_CREDENTIALS(EnumSet.noneOf(Scope.class), false, Set.of(PLATFORM));

  private final Set<Scope> scopes;
  private final boolean endUsers;
  private final Set<Role> roles;

  Permission(Scope scope, boolean endUsers, Set<Role> roles) {
    this(EnumSet.of(scope), endUsers, roles);
  }

  Permission(EnumSet<Scope> scopes, boolean endUsers, Set<Role> roles) {
    this.scopes = Collections.unmodifiableSet(scopes);
    this.endUsers = endUsers;
    this.roles = roles;
  }

  /** What a service needs one of for it; when there is none, no service may. */
  public Set<Scope> scopes() {
    return scopes;
  }

  /**
   * Whether end users and operators have to have logged in a moment ago for it: what whoever found
   * their phone or desk unlocked, or their token, could do harm with that lasts. Services have no
   * logins.
   */
  public boolean needsFreshLogin() {
    return Risky.ALL.contains(this);
  }

  /**
   * Whether the caller may do this at all; which customer it may be done to is {@link Access}'
   * question.
   */
  public boolean isGivenTo(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> !Collections.disjoint(service.scopes(), scopes);
      case Caller.EndUser _ -> endUsers;
      case Caller.Newcomer _ -> this == REDEEM_INVITATION;
      case Caller.Operator operator -> operator.roles().stream().anyMatch(roles::contains);
    };
  }

  /** Whether it is for those who run the platform for all tenants. */
  public boolean isOfPlatform() {
    return roles.contains(PLATFORM);
  }

  /** Apart, since an enum's constants are made before what it has beside them. */
  private static final class Risky {
    static final Set<Permission> ALL =
        EnumSet.of(
            CHANGE_CONTACT,
            LINK_WALLET,
            SEND_TRANSFER,
            ADD_RECIPIENT,
            LIMIT_CARD_SPENDING,
            VIEW_CARD,
            // From here on operators alone: credentials, limits, money of the company, and what
            // cannot be brought back.
            MANAGE_API_KEYS,
            ERASE_CUSTOMER,
            LINK_LOGIN,
            AUTHORIZE_WALLET,
            SET_TRANSFER_CONTROLS,
            APPROVE_TRANSFER,
            FUND_CARD,
            SWAP_MASTER_WALLET,
            MANAGE_TENANTS,
            SET_PROVIDER_CREDENTIALS);
  }
}
