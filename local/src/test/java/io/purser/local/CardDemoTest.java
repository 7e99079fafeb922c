package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.demo.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./purser demo cards}, against what is running. */
@ExtendWith(Surroundings.Shared.class)
class CardDemoTest {
  @TempDir Path folder;

  private final Surroundings surroundings;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CardDemoTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    new Cardholders(surroundings).letTheProgrammeBeApproved();
  }

  @Test
  void it_comes_from_a_new_customer_to_a_settled_purchase_and_tells_every_call()
      throws IOException {
    assertThat(run(environment(surroundings.twinUrl()), "cards"))
        .as(text(err) + text(out))
        .isZero();

    assertThat(text(out))
        .contains("POST /v1/customers {} -> 201", "PATCH /v1/customers/cus_", "\"email\"")
        .contains("card-onboarding", "clock/advance")
        .contains("all of it was as it should be");
  }

  @Test
  void what_is_not_as_expected_ends_it_and_is_said() throws IOException {
    assertThat(run(environment("http://127.0.0.1:1"), "cards")).isEqualTo(1);

    assertThat(text(err)).startsWith("purser: there is no answer");
    assertThat(text(out)).doesNotContain("as it should be");
  }

  @Test
  void it_needs_something_that_runs_and_knows_one_demo() throws IOException {
    assertThat(run(folder.resolve("nothing"), "cards")).isEqualTo(1);
    assertThat(run(folder.resolve("nothing"), "wallets")).isEqualTo(2);
  }

  private int run(Path environmentFile, String... arguments) {
    return Main.run(
        environmentFile, List.of(arguments), new PrintStream(out), new PrintStream(err));
  }

  /** The twin of these tests is no part of the run, so its address is added. */
  private Path environment(String twinUrl) throws IOException {
    var file = folder.resolve("env");
    Files.writeString(
        file, Files.readString(surroundings.environmentFile()) + "\nTWIN_URL='" + twinUrl + "'\n");
    return file;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
