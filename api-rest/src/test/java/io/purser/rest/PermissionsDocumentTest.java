package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.access.Role;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerMember;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.access.Needs;
import io.purser.rest.access.OpenToAll;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/permissions.md} has a table of every operation against every kind of caller, as the
 * code decides it. When it has to change, the test leaves the new text beside the build.
 */
class PermissionsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
  private static final Path NEW_DOCUMENT = Path.of("target", "permissions.md");
  private static final String BEGIN = "<!-- made by PermissionsDocumentTest: begin -->\n";
  private static final String END = "<!-- made by PermissionsDocumentTest: end -->\n";
  private static final TenantId TENANT = TenantId.next(Given.IDS);
  private static final Caller END_USER =
      new Caller.EndUser(
          TENANT, "issuer", "ana", CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL));

  private final TestServer server = TestServer.shared();

  @Test
  void the_table_says_what_the_code_does() throws IOException {
    var written = Files.readString(DOCUMENT);
    assertThat(written).contains(BEGIN, END);
    var made =
        written.substring(0, written.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + operations()
            + "\n"
            + written.substring(written.indexOf(END));
    Files.writeString(NEW_DOCUMENT, made);

    assertThat(written)
        .as("docs/permissions.md is out of date: cp api-rest/%s docs/permissions.md", NEW_DOCUMENT)
        .isEqualTo(made);
  }

  private String operations() {
    var rows = new TreeMap<String, String>(Comparator.naturalOrder());
    var operationIds = operationIds();
    routes()
        .forEach(
            route -> {
              var name = RoutesTest.name(route);
              var path = route.getUriMatchTemplate().toPathString();
              rows.put(
                  path + " " + name,
                  "| `%s` | `%s` | %s |\n".formatted(name, operationIds.get(name), who(route)));
            });
    return """
        | Operation | operationId | End user | Service, with one of the scopes | Operator, with one of the roles |
        | --- | --- | --- | --- | --- |
        """
        + String.join("", rows.values());
  }

  private static String who(UriRouteInfo<?, ?> route) {
    var annotations = route.getTargetMethod().getAnnotationMetadata();
    if (annotations.hasAnnotation(OpenToAll.class)) {
      return "nobody by a credential; | %s |"
          .formatted(annotations.stringValue(OpenToAll.class).orElseThrow());
    }
    var needed = annotations.enumValue(Needs.class, Permission.class).orElseThrow();
    return "%s | %s | %s".formatted(endUser(needed), scopes(needed), roles(needed));
  }

  private static String endUser(Permission permission) {
    if (!permission.isGivenTo(END_USER)) {
      return "no";
    }
    return permission.needsFreshLogin() ? "fresh login" : "yes";
  }

  private static String scopes(Permission permission) {
    return orNobody(
        Arrays.stream(Scope.values())
            .filter(
                scope ->
                    permission.isGivenTo(
                        new Caller.Service(
                            TENANT,
                            new Caller.Service.Identity.Key("app", ApiKeyId.next(Given.IDS)),
                            Set.of(scope))))
            .map(scope -> "`" + scope.text() + "`"));
  }

  private static String roles(Permission permission) {
    var roles = rolesOf(permission);
    return permission.needsFreshLogin() && !roles.equals("no") ? roles + ": fresh login" : roles;
  }

  private static String rolesOf(Permission permission) {
    return orNobody(
        Arrays.stream(Role.values())
            .filter(
                role ->
                    permission.isGivenTo(new Caller.Operator(TENANT, "issuer", "op", Set.of(role))))
            .map(role -> role.name().toLowerCase(Locale.ROOT)));
  }

  private static String orNobody(Stream<String> names) {
    var all = names.collect(Collectors.joining(", "));
    return all.isEmpty() ? "no" : all;
  }

  @Test
  void what_the_page_says_of_the_members_of_a_customer_is_so() throws IOException {
    var written = Files.readString(DOCUMENT);

    for (var member : CustomerMember.values()) {
      assertThat(written)
          .contains("| `%s` | %s |".formatted(member.text(), endUser(member.neededToChange())));
    }
  }

  private Map<String, String> operationIds() {
    var yaml = server.call("GET", "/openapi.yaml").anonymous().send().body();
    var ids = new TreeMap<String, String>();
    new OpenAPIV3Parser()
        .readContents(yaml)
        .getOpenAPI()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (PathItem.HttpMethod method, Operation operation) ->
                            ids.put(method + " " + path, operation.getOperationId())));
    return ids;
  }

  private Stream<UriRouteInfo<?, ?>> routes() {
    return server
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1"))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(route -> (UriRouteInfo<?, ?>) route);
  }
}
