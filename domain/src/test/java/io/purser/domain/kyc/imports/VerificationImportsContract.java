package io.purser.domain.kyc.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link VerificationImports} must do. */
public abstract class VerificationImportsContract extends StoreContract {
  private static final ShareToken TOKEN = new ShareToken("a-share-token");

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private VerificationImports imports() {
    return store().verificationImports();
  }

  private VerificationImport.Requested add() {
    var at = store().now();
    var id = VerificationImportId.next(Given.IDS);
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            tenant.id(),
            OperationKind.IMPORT_VERIFICATION,
            id.value(),
            customer.id(),
            id.value(),
            null,
            at);
    var requested =
        new VerificationImport.Requested(
            new VerificationImport.Header(
                id, tenant.id(), customer.id(), operation.id(), at, at, 0),
            TOKEN);
    in(
        () -> {
          assertThat(store().operations().plan(operation))
              .isInstanceOf(Operations.Planning.Planned.class);
          imports().add(requested);
        });
    return (VerificationImport.Requested) requested.withVersion(1);
  }

  private VerificationImport get(VerificationImportId id) {
    return in(() -> imports().get(tenant.id(), id)).orElseThrow();
  }

  static List<ImportAnswer> answers() {
    var at = Instant.parse("2026-03-01T12:00:00Z");
    return List.of(
        new ImportAnswer("imp-1", new Finding.Approved(at, null)),
        new ImportAnswer("imp-2", new Finding.Approved(at, at.plus(Duration.ofDays(365)))),
        new ImportAnswer("imp-3", new Finding.UnderReview()),
        new ImportAnswer("imp-4", new Finding.Incomplete()),
        new ImportAnswer("imp-5", new Finding.Rejected(at, Finality.RETRYABLE)),
        new ImportAnswer("imp-6", new Finding.Rejected(at, Finality.FINAL)));
  }

  @Test
  void what_is_requested_is_read_back_with_its_token() {
    var requested = add();

    assertThat(get(requested.id())).isEqualTo(requested);
    assertThat(in(() -> imports().open(tenant.id(), customer.id()))).contains(requested);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_read_back_as_it_was_saved(ImportAnswer answer) {
    var requested = add();
    store().letTimePass(Duration.ofSeconds(1));
    var answered = requested.answer(answer, store().now());

    in(() -> imports().save(answered));

    assertThat(get(requested.id())).isEqualTo(answered.withVersion(2));
    assertThat(in(() -> imports().open(tenant.id(), customer.id()))).isEmpty();
  }

  @Test
  void a_refusal_is_read_back_with_the_importers_word() {
    for (var why :
        List.of(
            Rejection.because(Reason.SHARE_TOKEN_EXPIRED),
            new Rejection(Reason.SHARE_TOKEN_NOT_ACCEPTED, "share-token-used"))) {
      var refused = add().refuse(why, store().now());

      in(() -> imports().save(refused));

      assertThat(get(refused.id())).isEqualTo(refused.withVersion(2));
    }
  }

  @Test
  void a_customer_has_one_that_is_requested() {
    add();

    assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::add);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var requested = add();
    var answered = requested.answer(answers().getFirst(), store().now());
    in(() -> imports().save(answered));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> imports().save(answered)));
  }

  @Test
  void one_tenant_sees_nothing_of_another() {
    var requested = add();

    given.in(
        stranger,
        () -> {
          assertThat(imports().get(stranger.id(), requested.id())).isEmpty();
          assertThat(imports().open(stranger.id(), customer.id())).isEmpty();
        });
  }
}
