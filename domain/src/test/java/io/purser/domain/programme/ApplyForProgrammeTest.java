package io.purser.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.inbox.RememberedProgress;
import io.purser.domain.programme.ApplyForProgramme.Result;
import io.purser.domain.programme.FakeCardProgramme.Fault;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ApplyForProgrammeTest {
  private static final ProgrammeApplication WANTED =
      new ProgrammeApplication(FundingStructure.MASTER_WALLET, FundingChain.SOLANA, false);
  private static final ProgrammeApplication OTHER =
      new ProgrammeApplication(FundingStructure.NON_MASTER, FundingChain.XDC, true);
  private static final Initiator OPERATOR = new Initiator("operator:o", "because", null);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeCardProgramme provider = new FakeCardProgramme(platform.store);
  private final RefreshProgramme refresh =
      new RefreshProgramme(
          platform.store.work(), platform.store.cardProgrammes(), provider, platform.store.clock());
  private final ApplyForProgramme apply =
      new ApplyForProgramme(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.cardProgrammes(),
          provider,
          refresh,
          platform.journal,
          platform.store.clock());
  private final Progress progress = new RememberedProgress(platform);

  private Result apply(ProgrammeApplication wanted, Progress by) {
    platform.store.letTimePass(Duration.ofSeconds(1));
    return apply.handle(
        platform.tenant.id(), wanted, OPERATOR, by, Deadline.in(Duration.ofSeconds(10)));
  }

  private void is(CardProgramme programme) {
    provider.is(platform.tenant.account(), programme);
  }

  @Test
  void who_is_eligible_applies_once() {
    is(new CardProgramme.Eligible());

    var result = apply(WANTED, progress);

    assertThat(result).isInstanceOf(Result.Applied.class);
    assertThat(((Result.Applied) result).known().programme())
        .isInstanceOf(CardProgramme.Applied.class);
    assertThat(apply(WANTED, new RememberedProgress(platform)))
        .isEqualTo(new Result.AlreadyApplied());
    assertThat(provider.applications()).isOne();
  }

  @Test
  void who_is_not_eligible_is_refused_without_a_call_that_changes_anything() {
    assertThat(apply(WANTED, progress)).isEqualTo(new Result.NotEligible());
    assertThat(provider.applications()).isZero();
  }

  @Test
  void an_application_whose_answer_is_lost_is_found_at_once() {
    is(new CardProgramme.Eligible());
    provider.spoil(Fault.LOST_AFTER);

    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Applied.class);
    assertThat(provider.applications()).isOne();
  }

  @Test
  void one_that_was_made_by_a_try_that_broke_off_is_found_by_the_next() {
    is(new CardProgramme.Eligible());
    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Applied.class);

    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Applied.class);
    assertThat(provider.applications()).isOne();
  }

  @Test
  void while_an_application_may_be_on_its_way_no_other_is_made() {
    is(new CardProgramme.Eligible());
    provider.spoil(Fault.LOST_BEFORE);
    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Unclear.class);

    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Unclear.class);
    assertThat(apply(OTHER, new RememberedProgress(platform))).isInstanceOf(Result.Unclear.class);
    assertThat(provider.applications()).isZero();

    platform.store.letTimePass(Duration.ofSeconds(31));
    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Applied.class);
    assertThat(provider.applications()).isOne();
  }

  @Test
  void one_that_somebody_else_made_meanwhile_is_not_taken_for_ours() {
    is(new CardProgramme.Eligible());
    provider.spoil(Fault.AWAY);
    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Unclear.class);
    platform.store.letTimePass(Duration.ofSeconds(31));
    assertThat(apply(OTHER, new RememberedProgress(platform))).isInstanceOf(Result.Applied.class);

    assertThat(apply(WANTED, progress)).isEqualTo(new Result.AlreadyApplied());
    assertThat(provider.applications()).isOne();
  }

  @Test
  void after_a_rejection_another_may_be_made_and_is_told_from_the_former() {
    var former =
        new Enrolment(
            "p",
            WANTED.structure(),
            WANTED.chain(),
            WANTED.iban(),
            platform.store.now().minusSeconds(60));
    is(new CardProgramme.Rejected(former, "Papers are missing"));
    provider.spoil(Fault.LOST_BEFORE);
    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Unclear.class);
    platform.store.letTimePass(Duration.ofSeconds(31));

    assertThat(apply(WANTED, progress)).isInstanceOf(Result.Applied.class);
    assertThat(provider.applications()).isOne();
  }

  @Test
  void what_is_not_understood_is_not_applied_over() {
    is(new CardProgramme.NotUnderstood("on_hold", new Enrolment(null, null, null, null, null)));

    assertThat(apply(WANTED, progress)).isEqualTo(new Result.AlreadyApplied());
    assertThat(provider.applications()).isZero();
  }

  @Test
  void while_the_provider_cannot_be_read_nothing_is_applied_for() {
    is(new CardProgramme.Eligible());
    provider.unreadable(true);

    assertThat(apply(WANTED, progress)).isEqualTo(new Result.Unclear(Duration.ofSeconds(7)));
    assertThat(provider.applications()).isZero();
  }

  @Test
  void it_is_noted_who_applied_and_why() {
    is(new CardProgramme.Eligible());
    apply(WANTED, progress);

    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("card_programme.applied_for"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("because"));
  }
}
