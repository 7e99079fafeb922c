package io.purser.rest.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.rest.access.OpenToAll;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves the description of the API, a page to try it on, and the meaning of every problem. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
@OpenToAll("what the API can do is no secret")
final class DocsController {
  /** The page asks this server and nobody else; styles are set from the script of the page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String HTML = "text/html;charset=utf-8";

  private static final Map<String, String> ASSETS =
      Map.of(
          "swagger-ui.css", "text/css;charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
          "favicon-32x32.png", "image/png");

  private final OpenApiDocument document;

  DocsController(OpenApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.yaml")
  @Produces("application/yaml")
  HttpResponse<byte[]> openApi() {
    return answer(document.yaml(), "application/yaml;charset=utf-8");
  }

  @Get("/docs")
  @Produces(HTML)
  HttpResponse<byte[]> index() {
    return answer(resource("/io/purser/rest/docs/index.html"), HTML);
  }

  @Get("/docs/start.js")
  @Produces("text/javascript")
  HttpResponse<byte[]> start() {
    return answer(resource("/io/purser/rest/docs/start.js"), "text/javascript;charset=utf-8");
  }

  @Get("/docs/errors")
  @Produces(HTML)
  HttpResponse<byte[]> errors() {
    return answer(ErrorsPage.html().getBytes(StandardCharsets.UTF_8), HTML);
  }

  @Get("/docs/assets/{name}")
  @Produces("*/*")
  HttpResponse<byte[]> asset(String name) {
    var type = ASSETS.get(name);
    if (type == null) {
      throw new Refused(ProblemCode.NO_SUCH_ROUTE);
    }
    return answer(resource(SwaggerUi.FOLDER + name), type)
        .header("Cache-Control", "public, max-age=3600");
  }

  private static MutableHttpResponse<byte[]> answer(byte[] body, String type) {
    return HttpResponse.ok(body)
        .header("Content-Type", type)
        .header("Content-Security-Policy", POLICY);
  }

  private static byte[] resource(String path) {
    try (var file = DocsController.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not in the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
