package io.purser.rest.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The description of the API: what the build generated from the controllers, with what the routes'
 * annotations add to it.
 */
@Singleton
final class OpenApiDocument {
  private static final String GENERATED = "/META-INF/swagger/purser.json";

  private final byte[] yaml;

  OpenApiDocument(Router router, ProblemDocuments problems) {
    var document = OpenApi31.from(generated());
    describe(router, document, new ProblemResponses(problems));
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    // What is said in several places is written out in each: few readers of YAML like references.
    options.setDereferenceAliases(true);
    this.yaml = new Yaml(options).dump(document).getBytes(StandardCharsets.UTF_8);
  }

  byte[] yaml() {
    return yaml.clone();
  }

  private static Map<String, Object> generated() {
    try (var file = OpenApiDocument.class.getResourceAsStream(GENERATED)) {
      if (file == null) {
        throw new IllegalStateException("the build has not written " + GENERATED);
      }
      return JsonMapper.builder()
          .build()
          .readValue(file, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Address(String path, String method) {}

  private static void describe(
      Router router, Map<String, Object> document, ProblemResponses problems) {
    // A route that takes several types of body is listed once for each.
    var routes = new LinkedHashMap<Address, RouteDescription>();
    router
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .forEach(
            route -> {
              var address =
                  new Address(
                      route.getUriMatchTemplate().toPathString(), route.getHttpMethodName());
              RouteDescription.of(route.getTargetMethod().getAnnotationMetadata())
                  .ifPresent(description -> routes.put(address, description));
            });
    var paths = Tree.child(document, "paths");
    // The pages that show the description are no part of it.
    routes.keySet().removeIf(address -> !paths.containsKey(address.path()));
    var descriptions = new OperationDescription(problems);
    routes.forEach(
        (address, description) ->
            descriptions.complete(
                Tree.child(
                    Tree.child(paths, address.path()), address.method().toLowerCase(Locale.ROOT)),
                description));
    var components = Tree.child(document, "components");
    components.put("responses", problems.responses());
    components.put("headers", AnswerHeaders.shared());
    components.put("examples", problems.examples());
  }
}
