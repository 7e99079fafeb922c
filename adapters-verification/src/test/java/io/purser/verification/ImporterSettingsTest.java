package io.purser.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.exceptions.BeanContextException;
import io.purser.domain.kyc.imports.VerificationImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImporterSettingsTest {
  private static final String BASE = "purser.kyc.import.base-url";
  private static final String TOKEN = "purser.kyc.import.token";

  private static ImporterSettings at(@Nullable String url, @Nullable String token) {
    return new ImporterSettings(
        url == null ? null : URI.create(url),
        token,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        65_536,
        16);
  }

  @Test
  void nothing_is_imported_until_somebody_says_where_and_these_are_the_defaults() {
    try (var context = Beans.with(Map.of(), InstantSource.system())) {
      assertThat(context.getBean(ImporterSettings.class)).isEqualTo(at(null, null));
      assertThat(at("", "")).isEqualTo(at(null, null));
      assertThat(context.getBean(VerificationImporter.class).isConfigured()).isFalse();
    }
  }

  @Test
  void every_setting_has_its_own_name() {
    var settings =
        Map.<String, Object>of(
            BASE,
            "https://importer.example.com/kyc/",
            TOKEN,
            "secret",
            "purser.kyc.import.connect-timeout",
            "1s",
            "purser.kyc.import.timeout",
            "3s",
            "purser.kyc.import.max-answer-bytes",
            "4",
            "purser.kyc.import.concurrent-calls",
            "5");
    try (var context = Beans.with(settings, InstantSource.system())) {
      assertThat(context.getBean(ImporterSettings.class))
          .isEqualTo(
              new ImporterSettings(
                  URI.create("https://importer.example.com/kyc"),
                  "secret",
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(3),
                  4,
                  5));
      assertThat(context.getBean(VerificationImporter.class).isConfigured()).isTrue();
    }
  }

  @Test
  void an_address_without_a_token_and_a_token_without_an_address_are_refused_at_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("https://importer.example.com", null))
        .withMessageContaining(TOKEN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(null, "secret"))
        .withMessageContaining(BASE);
    assertThatExceptionOfType(BeanContextException.class)
        .isThrownBy(
            () -> {
              try (var context =
                  Beans.with(
                      Map.of(BASE, "https://importer.example.com"), InstantSource.system())) {
                context.getBean(VerificationImporter.class);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://importer.example.com",
        "http://10.0.0.7",
        "ftp://importer.example.com",
        "https://user@importer.example.com",
        "https://importer.example.com?x=1",
        "https://importer.example.com#x",
        "importer.example.com"
      })
  void an_address_that_is_not_safe_is_refused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> at(url, "secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8480/importer", "http://localhost", "http://[::1]:1"})
  void this_machine_is_reached_in_clear(String url) {
    assertThat(at(url, "secret").baseUrl()).isEqualTo(URI.create(url));
  }

  @Test
  void the_token_may_stand_in_a_file_and_is_shown_nowhere(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("token"), "from-a-file\n");

    var settings = at("https://importer.example.com", "file:" + file);

    assertThat(settings.token()).isEqualTo("from-a-file");
    assertThat(settings.toString()).doesNotContain("from-a-file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("https://importer.example.com", "file:" + folder.resolve("none")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("https://importer.example.com", "env:PURSER_HAS_NO_SUCH_VARIABLE"));
    assertThatIllegalArgumentException().isThrownBy(() -> at("https://importer.example.com", " "));
  }

  @Test
  void times_and_quantities_have_bounds() {
    for (var wrong :
        new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(11)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ImporterSettings(null, null, wrong, Duration.ofSeconds(1), 1, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ImporterSettings(null, null, Duration.ofSeconds(1), wrong, 1, 1));
    }
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImporterSettings(null, null, second, second, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImporterSettings(null, null, second, second, 1, 0));
  }
}
