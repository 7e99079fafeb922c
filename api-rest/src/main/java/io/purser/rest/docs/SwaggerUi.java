package io.purser.rest.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the jar of Swagger UI keeps its files. The path has its version in it. */
final class SwaggerUi {
  static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

  private SwaggerUi() {}

  private static String version() {
    try (var file =
        SwaggerUi.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      if (file == null) {
        throw new IllegalStateException("Swagger UI is not in the class path");
      }
      var properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
