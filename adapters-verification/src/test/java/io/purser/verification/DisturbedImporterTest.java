package io.purser.verification;

import static io.purser.verification.ImporterTwin.FIND;
import static io.purser.verification.ImporterTwin.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ImportAnswer;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong between us and the importer, what is not certain is in doubt. */
final class DisturbedImporterTest {
  private final CustomerId customer = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
  private final ProviderKey key =
      ProviderKey.of(TenantId.next(Given.IDS), OperationKind.IMPORT_VERIFICATION, "op");

  @AutoClose private final ImporterTwin twin = ImporterTwin.start();

  private Answer<ImportAnswer> take() {
    return twin.importer()
        .take(
            key,
            customer,
            twin.tokenFor(new Finding.UnderReview()),
            Deadline.in(Duration.ofSeconds(10)));
  }

  private Sighting<ImportAnswer> find() {
    return twin.importer().find(key, customer, Deadline.in(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "delay, 1, '\"ms\":2000,\"at\":\"after_commit\"'",
    "delay, 0, '\"ms\":2000,\"at\":\"before_commit\"'",
    "reset_before_commit, 0,",
    "reset_after_commit, 1,",
    "error_before_commit, 0,",
    "error_after_commit, 1,",
    "half_answer, 1,",
    "endless_answer, 1, '\"commit\":true'",
    "html_200, 1, '\"commit\":true'",
    "error_200, 1, '\"commit\":true'",
    "redirect, 1, '\"commit\":true,\"location\":\"http://127.0.0.1:1/\"'",
    "other_customer, 1,"
  })
  void an_answer_that_is_not_whole_and_right_leaves_a_doubt(String kind, int taken, String more) {
    twin.spoil(TAKE, kind, more == null ? "" : "," + more);

    assertThat(take()).isInstanceOf(Answer.InDoubt.class);
    if (!kind.equals("delay")) {
      assertThat(twin.taken()).isEqualTo(taken);
    }
  }

  @ParameterizedTest
  @CsvSource({"unauthorized, 0", "rate_limited, 7"})
  void what_is_turned_away_is_tried_again_when_it_is_asked_for(String kind, int seconds) {
    twin.spoil(TAKE, kind, seconds == 0 ? "" : ",\"retry_after\":" + seconds);

    assertThat(take())
        .isInstanceOfSatisfying(
            Answer.NotExecuted.class,
            turnedAway ->
                assertThat(turnedAway.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
    assertThat(twin.taken()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "delay, '\"ms\":2000'",
    "error_before_commit,",
    "half_answer,",
    "html_200,",
    "rate_limited,",
    "unauthorized,"
  })
  void an_importer_that_cannot_be_read_tells_nothing(String kind, String more) {
    twin.spoil(FIND, kind, more == null ? "" : "," + more);

    assertThat(find()).isInstanceOf(Sighting.Unclear.class);
  }

  @Test
  void what_is_found_has_to_be_about_our_customer() {
    take();
    twin.spoil(FIND, "other_customer", "");

    assertThat(find()).isInstanceOf(Sighting.Unclear.class);
    assertThat(find()).isInstanceOf(Sighting.Present.class);
  }

  @Test
  void with_no_time_left_nothing_certain_is_said() {
    var token = twin.tokenFor(new Finding.UnderReview());

    assertThat(twin.importer().take(key, customer, token, Deadline.in(Duration.ZERO)))
        .isNotInstanceOf(Answer.Refused.class)
        .isNotInstanceOf(Answer.Done.class);
  }
}
