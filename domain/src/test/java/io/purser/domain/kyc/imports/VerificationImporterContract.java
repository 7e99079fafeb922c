package io.purser.domain.kyc.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link VerificationImporter} that is configured must do. */
public abstract class VerificationImporterContract {
  private static final Instant FOUND = Instant.parse("2026-01-31T09:30:00Z");
  private static final TenantId TENANT = TenantId.next(Given.IDS);

  private final CustomerId customer = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
  private final ProviderKey key = key();

  protected abstract VerificationImporter importer();

  /** A token of the vendor, which has found this. */
  protected abstract ShareToken tokenFor(Finding finding);

  protected abstract ShareToken expiredToken();

  /** The next token that is given is taken over, and nobody hears of it. */
  protected abstract void losesTheNextAnswer();

  /** How many tokens were taken over. */
  protected abstract int taken();

  private static ProviderKey key() {
    return ProviderKey.of(TENANT, OperationKind.IMPORT_VERIFICATION, Given.unique("import"));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private Answer<ImportAnswer> take(ProviderKey under, ShareToken token) {
    return importer().take(under, customer, token, soon());
  }

  private Sighting<ImportAnswer> find(ProviderKey under) {
    return importer().find(under, customer, soon());
  }

  private static Answer<ImportAnswer> refused(Reason why, String code) {
    return new Answer.Refused<>(new Rejection(why, code));
  }

  static List<Finding> findings() {
    return List.of(
        new Finding.Approved(FOUND, null),
        new Finding.Approved(FOUND, FOUND.plus(Duration.ofDays(3650))),
        new Finding.UnderReview(),
        new Finding.Incomplete(),
        new Finding.Rejected(FOUND, Finality.RETRYABLE),
        new Finding.Rejected(FOUND, Finality.FINAL));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void what_the_vendor_has_found_is_taken_over(Finding finding) {
    assertThat(importer().isConfigured()).isTrue();

    assertThat(take(key, tokenFor(finding)))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(((ImportAnswer) done.effect()).finding()).isEqualTo(finding));
  }

  @Test
  void a_key_is_answered_alike_and_takes_a_token_once() {
    var token = tokenFor(new Finding.UnderReview());
    var first = take(key, token);

    assertThat(take(key, token)).isEqualTo(first);
    assertThat(taken()).isOne();
  }

  @Test
  void what_was_taken_over_is_found_by_its_key_alone() {
    assertThat(find(key)).isEqualTo(new Sighting.Absent<>());
    var first = take(key, tokenFor(new Finding.Approved(FOUND, null)));

    assertThat(first)
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(find(key)).isEqualTo(new Sighting.Present<>(done.effect())));
    assertThat(find(key())).isEqualTo(new Sighting.Absent<>());
  }

  @Test
  void an_answer_that_is_lost_leaves_a_doubt_and_is_found_afterwards() {
    var token = tokenFor(new Finding.Approved(FOUND, null));
    losesTheNextAnswer();

    assertThat(take(key, token)).isInstanceOf(Answer.InDoubt.class);

    assertThat(find(key)).isInstanceOf(Sighting.Present.class);
    assertThat(take(key, token)).isInstanceOf(Answer.Done.class);
    assertThat(taken()).isOne();
  }

  @Test
  void a_token_is_taken_over_once_by_whichever_key() {
    var token = tokenFor(new Finding.Incomplete());
    take(key, token);

    assertThat(take(key(), token))
        .isEqualTo(refused(Reason.SHARE_TOKEN_NOT_ACCEPTED, "share-token-used"));
    assertThat(taken()).isOne();
  }

  @Test
  void a_token_of_nobody_and_one_that_is_too_old_are_refused_and_nothing_is_there() {
    assertThat(take(key, new ShareToken("of-nobody")))
        .isEqualTo(refused(Reason.SHARE_TOKEN_NOT_ACCEPTED, "share-token-unknown"));
    var old = expiredToken();
    var again = key();
    assertThat(take(again, old))
        .isEqualTo(refused(Reason.SHARE_TOKEN_EXPIRED, "share-token-expired"));
    assertThat(take(again, old))
        .isEqualTo(refused(Reason.SHARE_TOKEN_EXPIRED, "share-token-expired"));
    assertThat(find(again)).isEqualTo(new Sighting.Absent<>());
    assertThat(taken()).isZero();
  }
}
