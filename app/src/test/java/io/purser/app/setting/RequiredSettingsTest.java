package io.purser.app.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.value.MapPropertyResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredSettingsTest {
  private static final String GOOD_KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @TempDir Path folder;
  private final Map<String, Object> settings = new HashMap<>();

  @BeforeEach
  void complete() throws IOException {
    settings.put("purser.master-key-file", keyFile(GOOD_KEY + "\n"));
    settings.put(
        "purser.database.url", "jdbc:postgresql://db.example.com/purser?sslmode=verify-full");
    settings.put("purser.database.password", "3f1c9a7de0b24c55");
    settings.put("purser.public-url", "https://api.example.com");
  }

  @Test
  void complete_settings_have_no_problem() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void every_missing_setting_is_named_with_its_environment_variable() {
    settings.clear();
    assertThat(problems())
        .containsExactly(
            "purser.master-key-file (environment PURSER_MASTER_KEY_FILE) is missing",
            "purser.database.url (environment PURSER_DATABASE_URL) is missing",
            "purser.database.password (environment PURSER_DATABASE_PASSWORD) is missing",
            "purser.public-url (environment PURSER_PUBLIC_URL) is missing");
  }

  @Test
  void a_key_that_was_made_up_by_hand_is_refused() throws IOException {
    settings.put("purser.master-key-file", keyFile("ab".repeat(32)));
    assertThat(problems()).singleElement().asString().contains("holds a key that is not random");
  }

  @Test
  void a_key_of_another_length_is_refused() throws IOException {
    settings.put("purser.master-key-file", keyFile(GOOD_KEY.substring(2)));
    assertThat(problems()).singleElement().asString().contains("64 hexadecimal digits");
  }

  @Test
  void a_key_file_that_is_not_there_is_named() {
    settings.put("purser.master-key-file", folder.resolve("none").toString());
    assertThat(problems()).singleElement().asString().contains("cannot be read").contains("none");
  }

  @Test
  void a_next_key_may_be_missing_and_is_looked_at_when_it_is_not() throws IOException {
    settings.put("purser.next-master-key-file", keyFile("ab".repeat(32)));
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("purser.next-master-key-file")
        .contains("holds a key that is not random");
  }

  @Test
  void a_password_that_everyone_guesses_is_refused_and_not_printed() {
    settings.put("purser.database.password", "changeme");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("at least 12 characters")
        .doesNotContain("changeme");
  }

  @Test
  void another_database_is_refused() {
    settings.put("purser.database.url", "jdbc:h2:mem:purser");
    assertThat(problems()).singleElement().asString().contains("must begin with jdbc:postgresql:");
  }

  @Test
  void a_database_elsewhere_is_spoken_to_over_tls_unless_that_is_said_to_be_optional() {
    settings.put("purser.database.url", "jdbc:postgresql://db.example.com/purser");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("purser.database.url")
        .contains("sslmode=verify-full")
        .contains("purser.database.tls");

    settings.put("purser.database.tls", "optional");
    assertThat(problems()).isEmpty();

    settings.put("purser.database.tls", "off");
    assertThat(problems()).singleElement().asString().contains("must be required or optional");
  }

  @Test
  void the_owners_way_to_the_database_is_looked_at_whoever_takes_it() {
    settings.put("purser.migration.url", "jdbc:postgresql://db.example.com/purser");
    assertThat(problems()).singleElement().asString().contains("purser.migration.url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "https://",
        "https://api.example.com/",
        "https://api.example.com?a=b",
        "https://user@api.example.com",
        "https://api_1.example.com",
        "ftp://api.example.com"
      })
  void a_public_address_that_no_proof_could_name_is_refused(String url) {
    settings.put("purser.public-url", url);
    assertThat(problems()).singleElement().asString().contains("purser.public-url");
  }

  @Test
  void a_node_that_migrates_at_its_start_must_know_the_owner() {
    settings.put("purser.migration.at-start", "true");
    assertThat(problems())
        .containsExactly(
            "purser.migration.url (environment PURSER_MIGRATION_URL) is missing",
            "purser.migration.username (environment PURSER_MIGRATION_USERNAME) is missing");
  }

  private List<String> problems() {
    return new RequiredSettings(new MapPropertyResolver(settings)).problems();
  }

  private String keyFile(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "key", ""), content).toString();
  }
}
