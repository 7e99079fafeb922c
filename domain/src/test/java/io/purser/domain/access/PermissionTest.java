package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.tenant.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of who may do what. */
final class PermissionTest {
  private static final TenantId TENANT = TenantId.next(Given.IDS);
  private static final CustomerId ANA = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
  private static final Caller END_USER = new Caller.EndUser(TENANT, "issuer", "ana", ANA);

  private static Caller service(Set<Scope> scopes) {
    return new Caller.Service(
        TENANT, new Caller.Service.Identity.Key("app", ApiKeyId.next(Given.IDS)), scopes);
  }

  private static Caller client(String issuer, String id) {
    return new Caller.Service(
        TENANT, new Caller.Service.Identity.Client(issuer, id), Set.of(Scope.CUSTOMERS_READ));
  }

  private static Caller operator(Set<Role> roles) {
    return new Caller.Operator(TENANT, "issuer", "op", roles);
  }

  private static boolean gives(Permission permission, Role role) {
    return permission.isGivenTo(operator(EnumSet.of(role)));
  }

  @ParameterizedTest
  @CsvSource({
    // permission, scopes, end user, support, compliance, admin
    "CREATE_CUSTOMER,    customers:write, no,  yes, no,  yes",
    "READ_CUSTOMER,      customers:read,  yes, yes, yes, yes",
    "FIND_CUSTOMERS,     customers:read,  no,  yes, yes, yes",
    "CHANGE_CUSTOMER,    customers:write, yes, yes, no,  yes",
    "CHANGE_CUSTOMER_KEYS, customers:write, no, yes, no,  yes",
    "CHANGE_CONTACT,     customers:write, yes, yes, no,  yes",
    "SUSPEND_CUSTOMER,   customers:write, no,  no,  yes, yes",
    "DELETE_CUSTOMER,    customers:write, no,  no,  yes, yes",
    "ERASE_CUSTOMER,     customers:write, no,  no,  yes, yes",
    "EXPORT_CUSTOMER,    customers:read,  yes, no,  yes, yes",
    "REGISTER_CUSTOMER,  customers:write, no,  yes, no,  yes",
    "LINK_LOGIN,         logins:write, no,  no,  no,  yes",
    "REDEEM_INVITATION,  none,            yes, no,  no,  no",
    "MINT_CONFIRMATION,  confirmations:write, no, no, no, no",
    "READ_KYC,           customers:read,  yes, yes, yes, yes",
    "DECIDE_KYC,         none,            no,  no,  yes, yes",
    "DESCRIBE_BUSINESS,  customers:write, yes, yes, no,  yes",
    "HAND_IN_DOCUMENT,   customers:write, yes, yes, yes, yes",
    "READ_DOCUMENT,      customers:read,  yes, no,  yes, yes",
    "REMOVE_DOCUMENT,    customers:write, no,  no,  yes, yes",
    "IMPORT_VERIFICATION, customers:write, yes, yes, no, yes",
    "ACCEPT_TERMS,       customers:write, yes, yes, no,  yes",
    "READ_OWN_REQUESTS,  customers:read|customers:write|logins:write|confirmations:write|wallets:read|wallets:write|events:read|transfers:read|transfers:write|cards:read|cards:write|programme:read|programme:write|webhooks:read|webhooks:write|transfer-controls:write|transfer-approvals:write|display-rates:write|reconciliation:read,"
        + " yes, yes, yes, yes",
    "LOOK_AGAIN,         none,            no,  yes, yes, yes",
    "DECIDE_OPERATION,   none,            no,  no,  yes, yes",
    "READ_ASSETS,        wallets:read,    yes, yes, yes, yes",
    "OPEN_WALLET,        wallets:write,   yes, yes, no,  yes",
    "LINK_WALLET,        wallets:write,   yes, yes, no,  yes",
    "KEEP_LINKED_WALLET, wallets:write,   yes, yes, no,  yes",
    "AUTHORIZE_WALLET,   wallets:write,   no,  no,  no,  yes",
    "READ_WALLET,        wallets:read,    yes, yes, yes, yes",
    "READ_DISPLAY_RATES, wallets:read,    no,  yes, yes, yes",
    "SET_DISPLAY_RATES,  display-rates:write, no, no, no, yes",
    "READ_RECONCILIATION, reconciliation:read, no, yes, yes, yes",
    "SETTLE_BREAK,       none,            no,  no,  yes, yes",
    "READ_AUDIT_LOG,     none,            no,  no,  yes, yes",
    "READ_EVENTS,        events:read,     no,  yes, yes, yes",
    "READ_TIMELINE,      events:read,     yes, yes, yes, yes",
    "READ_API_KEYS,      none,            no,  no,  no,  yes",
    "MANAGE_API_KEYS,    none,            no,  no,  no,  yes",
    "READ_DELIVERY,         none,         no,  yes, no,  yes",
    "REPLAY_DELIVERY,       none,         no,  yes, no,  yes",
    "ROTATE_WEBHOOK_SECRET, none,         no,  no,  no,  yes",
    "READ_TENANTS,          none,         no,  no,  no,  no",
    "MANAGE_TENANTS,        none,         no,  no,  no,  no",
    "SET_PROVIDER_CREDENTIALS, none,      no,  no,  no,  no",
    "READ_WEBHOOKS,      webhooks:read,   no,  yes, yes, yes",
    "MANAGE_WEBHOOKS,    webhooks:write,  no,  no,  no,  yes",
    "REDELIVER_WEBHOOKS, webhooks:write,  no,  yes, no,  yes",
    "READ_TRANSFER,      transfers:read,  yes, yes, yes, yes",
    "PREPARE_TRANSFER,   transfers:write, yes, no,  no,  yes",
    "SEND_TRANSFER,      transfers:write, yes, no,  no,  yes",
    "READ_TRANSFER_CONTROLS, transfers:read, no, yes, yes, yes",
    "SET_TRANSFER_CONTROLS, transfer-controls:write, no, no, no, yes",
    "APPROVE_TRANSFER,   transfer-approvals:write, no, no, yes, yes",
    "ADD_RECIPIENT,      transfers:write, yes, yes, no,  yes",
    "KEEP_RECIPIENTS,    transfers:write, yes, yes, no,  yes",
    "DENY_DESTINATION,   transfer-controls:write, no, no, yes, yes",
    "READ_CARD_ONBOARDING, cards:read,    yes, yes, yes, yes",
    "ONBOARD_FOR_CARD,   cards:write,     yes, yes, no,  yes",
    "READ_CARD,          cards:read,      yes, yes, yes, yes",
    "ISSUE_CARD,         cards:write,     yes, yes, no,  yes",
    "CHANGE_CARD,        cards:write,     yes, yes, yes, yes",
    "LIMIT_CARD_SPENDING, cards:write,    yes, yes, yes, yes",
    "LIMIT_CARDS,        cards:write,     no,  yes, no,  yes",
    "FUND_CARD,          transfers:write, no,  no,  no,  yes",
    "SWAP_MASTER_WALLET, transfers:write, no, no,  no,  yes",
    "VIEW_CARD,          cards:write,     yes, no,  no,  no",
    "READ_PROGRAMME,     programme:read,  no,  yes, yes, yes",
    "APPLY_FOR_PROGRAMME, programme:write, no, no,  no,  yes",
    "START_IMPORT,       programme:write, no,  no,  yes, yes",
    "READ_IMPORT,        programme:read,  no,  yes, yes, yes",
    "DECIDE_PROPOSAL,    none,            no,  no,  yes, yes",
    "READ_OPERATION,     customers:read|wallets:read|transfers:read|cards:read|programme:read, yes, yes, yes, yes"
  })
  void each_caller_may_do_what_stands_here_and_nothing_else(
      Permission permission,
      String scopes,
      String endUser,
      String support,
      String compliance,
      String admin) {
    List<String> enough = scopes.equals("none") ? List.of() : List.of(scopes.split("\\|"));
    assertThat(permission.scopes()).map(Scope::text).containsExactlyElementsOf(enough);
    for (var each : Scope.values()) {
      assertThat(permission.isGivenTo(service(EnumSet.of(each))))
          .as("%s for %s", permission, each)
          .isEqualTo(enough.contains(each.text()));
    }
    assertThat(permission.isGivenTo(END_USER)).isEqualTo(endUser.equals("yes"));
    assertThat(gives(permission, Role.SUPPORT)).isEqualTo(support.equals("yes"));
    assertThat(gives(permission, Role.COMPLIANCE)).isEqualTo(compliance.equals("yes"));
    assertThat(gives(permission, Role.ADMIN)).isEqualTo(admin.equals("yes"));
  }

  @Test
  void who_manages_tenants_may_do_that_and_nothing_else() {
    assertThat(Permission.values())
        .filteredOn(permission -> gives(permission, Role.PLATFORM))
        .containsExactlyInAnyOrder(
            Permission.READ_TENANTS,
            Permission.MANAGE_TENANTS,
            Permission.SET_PROVIDER_CREDENTIALS);
  }

  @Test
  void the_table_above_is_complete() {
    var table =
        Stream.of(PermissionTest.class.getDeclaredMethods())
            .map(method -> method.getAnnotation(CsvSource.class))
            .filter(Objects::nonNull)
            .flatMap(rows -> Stream.of(rows.value()))
            .map(row -> row.substring(0, row.indexOf(',')));
    assertThat(table).containsExactlyInAnyOrder(names(Permission.values()));
  }

  private static String[] names(Permission... permissions) {
    return Stream.of(permissions).map(Permission::name).toArray(String[]::new);
  }

  @Test
  void a_fresh_login_is_asked_for_what_would_do_harm() {
    assertThat(Permission.values())
        .filteredOn(Permission::needsFreshLogin)
        .containsExactlyInAnyOrder(
            Permission.CHANGE_CONTACT,
            Permission.LINK_WALLET,
            Permission.SEND_TRANSFER,
            Permission.ADD_RECIPIENT,
            Permission.LIMIT_CARD_SPENDING,
            Permission.VIEW_CARD,
            Permission.MANAGE_API_KEYS,
            Permission.ERASE_CUSTOMER,
            Permission.LINK_LOGIN,
            Permission.AUTHORIZE_WALLET,
            Permission.SET_TRANSFER_CONTROLS,
            Permission.APPROVE_TRANSFER,
            Permission.FUND_CARD,
            Permission.SWAP_MASTER_WALLET,
            Permission.MANAGE_TENANTS,
            Permission.SET_PROVIDER_CREDENTIALS);
  }

  @Test
  void without_scopes_and_roles_nothing_is_allowed() {
    assertThat(Permission.values())
        .noneMatch(permission -> permission.isGivenTo(service(Set.of())))
        .noneMatch(permission -> permission.isGivenTo(operator(Set.of())));
  }

  @Test
  void an_end_user_sees_exactly_one_customer() {
    var ben = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

    assertThat(Access.sees(END_USER, ANA)).isTrue();
    assertThat(Access.sees(END_USER, ben)).isFalse();
    assertThat(Access.seesOthers(END_USER)).isFalse();
    for (var caller : List.of(service(Set.of()), operator(Set.of()))) {
      assertThat(Access.sees(caller, ben)).isTrue();
      assertThat(Access.seesOthers(caller)).isTrue();
    }
  }

  @Test
  void a_principal_is_the_same_under_another_credential_and_no_two_are_alike() {
    assertThat(service(Set.of()).principal()).isEqualTo(service(Set.of()).principal());
    assertThat(client("issuer", "app").actor()).isEqualTo("service:issuer|app");
    assertThat(
            Stream.of(
                    service(Set.of()),
                    new Caller.Service(
                        TENANT,
                        new Caller.Service.Identity.Key("other", ApiKeyId.next(Given.IDS)),
                        Set.of()),
                    client("issuer", "app"),
                    client("issuer", "ana"),
                    client("other", "app"),
                    END_USER,
                    operator(Set.of()),
                    new Caller.EndUser(TENANT, "issuer", "op", ANA),
                    new Caller.EndUser(TENANT, "other", "ana", ANA))
                .map(Caller::principal))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_newcomer_may_become_somebody_and_nothing_else_and_sees_nobody() {
    var newcomer = new Caller.Newcomer(TENANT, "issuer", "ana");

    assertThat(Permission.values())
        .filteredOn(permission -> permission.isGivenTo(newcomer))
        .containsExactly(Permission.REDEEM_INVITATION);
    assertThat(Access.sees(newcomer, ANA)).isFalse();
    assertThat(Access.sees(newcomer, null)).isFalse();
    assertThat(Access.seesOthers(newcomer)).isFalse();
    assertThat(newcomer.principal()).isEqualTo(END_USER.principal());
  }

  @Test
  void scopes_are_read_to_the_letter() {
    for (var scope : Scope.values()) {
      assertThat(Scope.parse(scope.text())).contains(scope);
    }
    assertThat(Scope.parse("CUSTOMERS_READ")).isEmpty();
    assertThat(Scope.parse("customers:read ")).isEmpty();
    assertThat(Scope.parse("*")).isEmpty();
  }
}
