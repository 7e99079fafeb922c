package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.AuditEntry;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the API describes, with every id in its path, its query and its body: of
 * another tenant, of another customer, and of nobody, from every kind of caller. What a caller must
 * not see is answered with the very bytes of what does not exist.
 */
class IsolationMatrixTest {
  private static final Pattern ID_IN_PATH = Pattern.compile("/([a-z-]+)/\\{[A-Za-z]+}");
  private static final String STREAM = "GET /v1/events/stream";
  private static final String DELIVERIES = "POST /v1/webhooks/yativo/{endpointId}";
  private static final TestServer SERVER = TestServer.with(Map.of());
  private static final ApiDescription DESCRIPTION = ApiDescription.of(SERVER);
  private static final Map<String, Operation> OPERATIONS = DESCRIPTION.operations();

  /** What ids in queries and bodies are ids of. */
  private static final Map<String, String> KINDS =
      Map.of(
          "customerId", "customers",
          "customerIds", "customers",
          "subjectId", "customers",
          "walletId", "wallets",
          "cardId", "cards",
          "recipientId", "recipients",
          "proposalId", "proposals",
          "id", "customers");

  /** Ids that others have given to what is ours. */
  private static final Set<String> OTHERS_IDS =
      Set.of("externalId", "providerCustomerId", "providerCardCustomerId");

  private static final String ALL_SCOPES =
      Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(" "));

  private static Estate mine;
  private static Estate neighbours;
  private static Estate foreign;

  @BeforeAll
  static void populate() {
    mine = new Estate(SERVER);
    neighbours = new Estate(SERVER);
    foreign = new Estate(SERVER.inside(SERVER.given.tenant()));
  }

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  private enum CallerKind {
    SERVICE,
    CLIENT,
    END_USER,
    SUPPORT,
    COMPLIANCE,
    ADMIN;

    String credential() {
      return switch (this) {
        case SERVICE -> SERVER.key;
        case CLIENT -> SERVER.issuers.service("ledger", ALL_SCOPES, SERVER.store.now());
        case END_USER -> mine.customer.token();
        case SUPPORT -> SERVER.issuers.operator("support", SERVER.store.now());
        case COMPLIANCE -> SERVER.issuers.operator("compliance", SERVER.store.now());
        case ADMIN -> SERVER.issuers.operator("admin", SERVER.store.now());
      };
    }

    boolean isOperator() {
      return switch (this) {
        case SERVICE, CLIENT, END_USER -> false;
        case SUPPORT, COMPLIANCE, ADMIN -> true;
      };
    }

    /** Whose things must be nobody's to this caller. */
    List<Estate> strangers() {
      return this == END_USER ? List.of(foreign, neighbours) : List.of(foreign);
    }
  }

  /** The kinds of the ids in a path, in their order. */
  private static List<String> kinds(String operation) {
    return ID_IN_PATH.matcher(operation).results().map(found -> found.group(1)).toList();
  }

  private static String filled(String operation, List<String> ids) {
    var next = ids.iterator();
    var path =
        ID_IN_PATH.matcher(operation).replaceAll(found -> "/" + found.group(1) + "/" + next.next());
    return path.endsWith("/statement") ? path + "?from=2026-01-01&before=2026-02-01" : path;
  }

  private static List<String> own(List<String> kinds) {
    return kinds.stream().map(mine::id).toList();
  }

  private static List<String> with(List<String> ids, int place, String id) {
    var changed = new ArrayList<>(ids);
    changed.set(place, id);
    return changed;
  }

  /** An id of the same kind that is nobody's. */
  private static String nobodys(String id) {
    return Given.IDS.next(id.substring(0, id.indexOf('_')));
  }

  private static String body(String operation) {
    var command =
        CustomerCommands.ALL.stream().filter(it -> it.route().equals(operation)).findFirst();
    if (command.isPresent()) {
      return mine.customer.filled(command.get().body());
    }
    var described = OPERATIONS.get(operation);
    return described == null || described.getRequestBody() == null
        ? ""
        : DESCRIPTION.bodies(described).getFirst();
  }

  private static TestServer.Answer send(
      String request, String body, CallerKind caller, String credential) {
    var parts = request.split(" ", 2);
    var call =
        SERVER
            .call(parts[0], parts[1])
            .as(credential)
            .key(Given.unique("key"))
            .header("If-Match", "*");
    if (caller.isOperator()) {
      call.header("Purser-Reason", "a test");
    }
    if (body.equals(EquippedCustomer.FILE)) {
      return Forms.document("other", Forms.pdf("another")).in(call).send();
    }
    return body.isEmpty() ? call.send() : call.json(body).send();
  }

  private static Stream<String> operationsWithIds() {
    return OPERATIONS.keySet().stream()
        .filter(operation -> !kinds(operation).isEmpty())
        .filter(operation -> !operation.equals(DELIVERIES));
  }

  @Test
  void no_id_in_a_path_leads_to_what_is_somebody_elses() {
    var before = writtenDown();
    var tried = new TreeSet<String>();
    for (var caller : CallerKind.values()) {
      var credential = caller.credential();
      operationsWithIds()
          .forEach(
              operation -> {
                var kinds = kinds(operation);
                var body = body(operation);
                for (int place = 0; place < kinds.size(); place++) {
                  var own = own(kinds);
                  var nobodys = nobodys(own.get(place));
                  var nothing =
                      send(filled(operation, with(own, place, nobodys)), body, caller, credential);
                  assertThat(nothing.status()).as("%s by %s", operation, caller).isIn(403, 404);
                  var kind = kinds.get(place);
                  var nonsense = filled(operation, with(own, place, "nonsense"));
                  assertThat(send(nonsense, body, caller, credential).status())
                      .as("%s by %s", nonsense, caller)
                      .isEqualTo(nothing.status());
                  for (var their : caller.strangers()) {
                    var answer =
                        send(
                            filled(operation, with(own, place, their.id(kind))),
                            body,
                            caller,
                            credential);
                    assertThat(answer.lessTrace())
                        .as("%s by %s", operation, caller)
                        .isEqualTo(nothing.lessTrace());
                    tried.add(operation);
                  }
                }
              });
    }
    assertThat(tried).hasSameSizeAs(operationsWithIds().toList()).hasSizeGreaterThan(90);
    assertThat(writtenDown()).isEqualTo(before);
  }

  @Test
  void what_is_the_callers_own_is_found() {
    var found = new TreeSet<String>();
    operationsWithIds()
        .filter(operation -> operation.startsWith(HttpMethod.GET.name()))
        .forEach(
            operation -> {
              var kinds = kinds(operation);
              var request = filled(operation, own(kinds));
              if (operation.contains("/tenants")) {
                var root = SERVER.issuers.platformOperator(SERVER.store.now());
                assertThat(SERVER.call("GET", request.split(" ", 2)[1]).as(root).send().status())
                    .as(operation)
                    .isEqualTo(200);
                found.addAll(kinds);
                return;
              }
              boolean operators =
                  operation.contains("/provider-") || operation.contains("/api-keys");
              var caller = operators ? CallerKind.ADMIN : CallerKind.SERVICE;
              var answer = send(request, "", caller, caller.credential());
              assertThat(answer.status()).as(operation + answer.body()).isIn(200, 409);
              found.addAll(kinds);
            });
    // These are shown in lists, and by themselves only changed.
    assertThat(mine.kinds())
        .filteredOn(kind -> !found.contains(kind))
        .containsExactly("denied-destinations", "invitations", "proposals", "recipients");
  }

  @Test
  void no_id_in_a_query_or_a_body_leads_there_either() {
    var before = writtenDown();
    var tried = new TreeSet<String>();
    for (var caller : CallerKind.values()) {
      var credential = caller.credential();
      for (var operation : OPERATIONS.entrySet()) {
        // The stream has no end, and the conditions of the list; deliveries have no caller.
        if (Set.of(STREAM, DELIVERIES).contains(operation.getKey())) {
          continue;
        }
        var path = filled(operation.getKey(), own(kinds(operation.getKey())));
        idsInQuery(operation.getValue())
            .forEach(
                (name, kind) -> {
                  tried.add(operation.getKey() + " " + name);
                  expectNothing(
                      caller,
                      kind,
                      id -> send(path + "?" + name + "=" + id, "", caller, credential));
                });
        var body = body(operation.getKey());
        idsInBody(body)
            .forEach(
                (name, kind) -> {
                  tried.add(operation.getKey() + " " + name);
                  expectNothing(
                      caller, kind, id -> send(path, replaced(body, name, id), caller, credential));
                });
      }
    }
    assertThat(tried)
        .contains(
            "GET /v1/customers/balances customerIds",
            "GET /v1/customers/lookup id",
            "GET /v1/transfers customerId",
            "POST /v1/transfers walletId",
            "POST /v1/transfers/quotes walletId");
    assertThat(writtenDown()).isEqualTo(before);
  }

  private interface Probe {
    TestServer.Answer with(String id);
  }

  private static void expectNothing(CallerKind caller, String kind, Probe probe) {
    var nobodys = nobodys(mine.id(kind));
    var nothing = probe.with(nobodys);
    for (var their : caller.strangers()) {
      var id = their.id(kind);
      // Whoever asks is told in the words that they used.
      assertThat(probe.with(id).lessTrace().replace(id, "ID"))
          .as("%s of %s", nothing.response().request(), caller)
          .isEqualTo(nothing.lessTrace().replace(nobodys, "ID"));
    }
  }

  private static Map<String, String> idsInQuery(Operation operation) {
    var ids = new TreeMap<String, String>();
    Stream.ofNullable(operation.getParameters())
        .flatMap(List::stream)
        .filter(parameter -> parameter.getIn().equals("query"))
        .map(Parameter::getName)
        .filter(KINDS::containsKey)
        .forEach(name -> ids.put(name, KINDS.get(name)));
    return ids;
  }

  @Test
  void no_id_in_a_query_is_forgotten_here() {
    OPERATIONS.forEach(
        (operation, described) ->
            Stream.ofNullable(described.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn().equals("query"))
                .map(Parameter::getName)
                .filter(name -> name.matches("(?:.*I|i)ds?"))
                .filter(name -> !OTHERS_IDS.contains(name))
                .forEach(name -> assertThat(KINDS).as(operation).containsKey(name)));
  }

  private static Map<String, String> idsInBody(String body) {
    var ids = new TreeMap<String, String>();
    KINDS.forEach(
        (name, kind) -> {
          if (body.contains("\"" + name + "\":")) {
            ids.put(name, kind);
          }
        });
    return ids;
  }

  private static String replaced(String body, String name, String id) {
    return body.replaceAll("(\"" + name + "\":\\s*)\"[^\"]*\"", "$1\"" + id + "\"");
  }

  /**
   * What was done for whom, as the audit log has it, but for the caller's own, and for the reading
   * of the log itself, which is noted whatever it finds.
   */
  private static List<AuditEntry> writtenDown() {
    var owns = mine.customer.customerId();
    return SERVER.store.auditLog().all().stream()
        .filter(entry -> !owns.equals(entry.customer()))
        .filter(entry -> !entry.action().equals("audit_log.read"))
        .toList();
  }
}
