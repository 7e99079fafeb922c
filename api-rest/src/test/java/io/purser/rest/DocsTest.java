package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.rest.problem.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocsTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private final TestServer server = TestServer.shared();

  @Test
  void the_page_has_everything_it_loads_from_this_server() {
    var page = get("/docs");
    var links = LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(links).hasSize(4).allMatch(link -> link.startsWith("/docs/"));
    for (var link : links) {
      var asset = get(link);
      assertThat(asset.status()).as(link).isEqualTo(200);
      assertThat(asset.body()).as(link).isNotEmpty();
    }
    assertThat(get("/docs/start.js").body()).contains("/openapi.yaml");
    assertThat(get("/docs/assets/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
    assertThat(get("/docs/assets/swagger-ui.css").header("Content-Type")).startsWith("text/css");
    assertThat(get("/openapi.yaml").header("Content-Type"))
        .isEqualTo("application/yaml;charset=utf-8");
  }

  @Test
  void the_page_may_run_its_own_scripts_and_no_others() {
    var policy = get("/docs").header("Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
        .doesNotContain("unsafe-eval", "https:");
    assertThat(get("/docs").body()).doesNotContain("<script>", "onload", "style=");
  }

  @Test
  void no_other_file_is_served() {
    for (var name : List.of("index.html", "..%2Findex.html", "swagger-ui.js", "%00")) {
      assertThat(get("/docs/assets/" + name).status()).as(name).isBetween(400, 404);
    }
  }

  @Test
  void every_problem_is_explained_where_its_type_points_to() {
    var page = get("/docs/errors").body();

    for (var code : ProblemCode.values()) {
      assertThat(page).contains("<h2 id=\"" + code.text() + "\">");
    }
  }

  private TestServer.Answer get(String path) {
    return server.call("GET", path).anonymous().send();
  }
}
