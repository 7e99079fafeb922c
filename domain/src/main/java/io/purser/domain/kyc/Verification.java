package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer is known to be who they say they are: one for each customer, from the first
 * moment on. What an operator has decided stands until an operator decides otherwise, but for a
 * rejection that invites another try.
 */
public sealed interface Verification {
  Header header();

  /**
   * {@code version} is the one loaded, 0 of what was never saved; saving over any other is refused.
   *
   * @param updatedAt when it came to its state, or null while it is not started
   */
  record Header(TenantId tenant, CustomerId customer, @Nullable Instant updatedAt, long version) {
    Header changed(Instant at) {
      return new Header(tenant, customer, at, version);
    }

    public Header withVersion(long stored) {
      return new Header(tenant, customer, updatedAt, stored);
    }
  }

  /** Nobody has begun. */
  record NotStarted(Header header) implements Verification {}

  /** Begun, and something is not there yet. */
  record Incomplete(Header header, Reason reason) implements Verification {}

  /** Everything was handed in and is being looked at. */
  record UnderReview(Header header) implements Verification {}

  /**
   * The customer is who they say they are.
   *
   * @param expiresAt until when that holds, or null when no end is known
   */
  record Approved(Header header, Ruling ruling, @Nullable Instant expiresAt)
      implements Verification {}

  /** The customer could not show it. */
  record Rejected(Header header, Ruling ruling, Reason reason, Finality finality)
      implements Verification {}

  /**
   * Was approved, and has to be shown anew.
   *
   * @param former the approval that there was
   */
  record PendingVerification(Header header, Ruling former, Reason reason) implements Verification {}

  /** Who has decided, and when. */
  record Ruling(Verifier by, Instant at) {}

  /** How everybody begins. */
  static Verification none(TenantId tenant, CustomerId customer) {
    return new NotStarted(new Header(tenant, customer, null, 0));
  }

  /** The same, as it is at this time: an approval may have run out since it was saved. */
  default Verification at(Instant now) {
    return this instanceof Approved(var header, var ruling, var end)
            && end != null
            && !now.isBefore(end)
        ? new PendingVerification(header.changed(end), ruling, Reason.APPROVAL_EXPIRED)
        : this;
  }

  /** The provider says something. Its word never undoes what an operator has ended. */
  default Step reported(Report report, Instant at) {
    return switch (this) {
      case NotStarted _, Incomplete _, UnderReview _ -> follow(report, at);
      case Approved(_, var ruling, _) -> againstApproval(ruling.by(), report, at);
      case Rejected(_, _, _, var finality) ->
          switch (finality) {
            case RETRYABLE -> againstRejection(report, at);
            case FINAL -> report == Report.APPROVED ? new Step.Contradicted() : new Step.Stays();
          };
      // What is under way says nothing that is known anew; it is the end of it that counts.
      case PendingVerification _ ->
          switch (report) {
            case APPROVED, REJECTED -> follow(report, at);
            case BEGUN, TO_BE_HANDED_IN_AGAIN, NOT_FINISHED_IN_TIME, UNDER_REVIEW ->
                new Step.Stays();
          };
    };
  }

  private Step againstApproval(Verifier by, Report report, Instant at) {
    return switch (report) {
      case REJECTED ->
          switch (by) {
            case PROVIDER -> follow(report, at);
            case OPERATOR, IMPORT -> new Step.Contradicted();
          };
      case BEGUN, TO_BE_HANDED_IN_AGAIN, NOT_FINISHED_IN_TIME, UNDER_REVIEW, APPROVED ->
          new Step.Stays();
    };
  }

  /** One rejection is as good as another; the one that was there first says more. */
  private Step againstRejection(Report report, Instant at) {
    return switch (report) {
      case REJECTED -> new Step.Stays();
      case BEGUN, TO_BE_HANDED_IN_AGAIN, NOT_FINISHED_IN_TIME, UNDER_REVIEW, APPROVED ->
          follow(report, at);
    };
  }

  private Step follow(Report report, Instant at) {
    var changed = header().changed(at);
    var ruling = new Ruling(Verifier.PROVIDER, at);
    return unlessSame(
        switch (report) {
          case BEGUN -> new Incomplete(changed, Reason.PROOF_BEGUN);
          case TO_BE_HANDED_IN_AGAIN -> new Incomplete(changed, Reason.TO_BE_HANDED_IN_AGAIN);
          case NOT_FINISHED_IN_TIME -> new Incomplete(changed, Reason.NOT_FINISHED_IN_TIME);
          case UNDER_REVIEW -> new UnderReview(changed);
          case APPROVED -> new Approved(changed, ruling, null);
          case REJECTED ->
              new Rejected(changed, ruling, Reason.REJECTED_BY_PROVIDER, Finality.RETRYABLE);
        });
  }

  private Step unlessSame(Verification next) {
    boolean same =
        switch (this) {
          case Incomplete(_, var reason) ->
              next instanceof Incomplete(_, var other) && other == reason;
          case UnderReview _ -> next instanceof UnderReview;
          case Approved(_, var ruling, var end) ->
              next instanceof Approved(_, var other, var otherEnd)
                  && other.equals(ruling)
                  && Objects.equals(otherEnd, end);
          case NotStarted _, Rejected _, PendingVerification _ -> false;
        };
    return same ? new Step.Stays() : new Step.To(next);
  }

  /**
   * Something was found out elsewhere. It never undoes what an operator has ended, nor what the
   * provider has approved. What was found before that says nothing about it, and an approval that
   * is over says nothing at all.
   */
  default Step imported(Finding finding, Instant at) {
    if (finding instanceof Finding.Approved(_, var end) && end != null && !end.isAfter(at)) {
      return new Step.Stays();
    }
    return switch (this) {
      case NotStarted _, Incomplete _, UnderReview _ -> follow(finding, at);
      case Approved(_, var ruling, _) -> againstApproval(ruling, finding, at);
      case Rejected(_, var ruling, _, var finality) ->
          switch (finality) {
            case RETRYABLE -> againstRejection(finding, at);
            case FINAL ->
                finding instanceof Finding.Approved(var found, _) && !found.isBefore(ruling.at())
                    ? new Step.Contradicted()
                    : new Step.Stays();
          };
      case PendingVerification(var header, var former, var reason) -> {
        boolean counts =
            isEnd(finding, reason == Reason.APPROVAL_EXPIRED ? former.at() : header.updatedAt());
        yield counts ? follow(finding, at) : new Step.Stays();
      }
    };
  }

  /** An approval is ended, or made to last, by whoever gave it. */
  private Step againstApproval(Ruling ruling, Finding finding, Instant at) {
    return switch (finding) {
      case Finding.Approved(var found, _) ->
          ruling.by() == Verifier.IMPORT && !found.isBefore(ruling.at())
              ? follow(finding, at)
              : new Step.Stays();
      case Finding.Rejected(var found, _) -> {
        if (found.isBefore(ruling.at())) {
          yield new Step.Stays();
        }
        yield switch (ruling.by()) {
          case IMPORT -> follow(finding, at);
          case OPERATOR, PROVIDER -> new Step.Contradicted();
        };
      }
      case Finding.UnderReview _, Finding.Incomplete _ -> new Step.Stays();
    };
  }

  /** That no other try will do says more than the rejection that invites one. */
  private Step againstRejection(Finding finding, Instant at) {
    return switch (finding) {
      case Finding.Rejected(_, var finality) ->
          switch (finality) {
            case RETRYABLE -> new Step.Stays();
            case FINAL -> follow(finding, at);
          };
      case Finding.Approved _, Finding.UnderReview _, Finding.Incomplete _ -> follow(finding, at);
    };
  }

  /** Whether somebody has looked since then, and come to an end with it. */
  private static boolean isEnd(Finding finding, @Nullable Instant since) {
    return switch (finding) {
      case Finding.Approved(var found, _) -> since == null || !found.isBefore(since);
      case Finding.Rejected(var found, _) -> since == null || !found.isBefore(since);
      case Finding.UnderReview _, Finding.Incomplete _ -> false;
    };
  }

  private Step follow(Finding finding, Instant at) {
    var changed = header().changed(at);
    return unlessSame(
        switch (finding) {
          case Finding.Incomplete _ -> new Incomplete(changed, Reason.IMPORT_INCOMPLETE);
          case Finding.UnderReview _ -> new UnderReview(changed);
          case Finding.Approved(var found, var end) ->
              new Approved(changed, new Ruling(Verifier.IMPORT, found), end);
          case Finding.Rejected(var found, var finality) ->
              new Rejected(
                  changed, new Ruling(Verifier.IMPORT, found), Reason.REJECTED_BY_IMPORT, finality);
        });
  }

  /** An operator decides, over whatever was there. */
  default Step decided(Decision decision, Instant at) {
    var ruling = new Ruling(Verifier.OPERATOR, at);
    return switch (decision) {
      case Decision.Approve(_, var expiresAt) ->
          new Step.To(new Approved(header().changed(at), ruling, expiresAt));
      case Decision.Reject(_, var ground, var finality) ->
          new Step.To(new Rejected(header().changed(at), ruling, Reason.of(ground), finality));
      case Decision.VerifyAnew _ -> anew(Reason.ASKED_FOR, at, new Step.NotPossible());
    };
  }

  /** The customer is called otherwise, or was born on another day, than was looked at. */
  default Step detailsChanged(Instant at) {
    return anew(Reason.DETAILS_CHANGED, at, new Step.Stays());
  }

  private Step anew(Reason reason, Instant at, Step whereNothingWasApproved) {
    return switch (this) {
      case Approved(var header, var ruling, _) ->
          new Step.To(new PendingVerification(header.changed(at), ruling, reason));
      case PendingVerification _ -> new Step.Stays();
      case NotStarted _, Incomplete _, UnderReview _, Rejected _ -> whereNothingWasApproved;
    };
  }

  /** The same, as it is stored under this version. */
  default Verification withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case NotStarted _ -> new NotStarted(header);
      case Incomplete(_, var reason) -> new Incomplete(header, reason);
      case UnderReview _ -> new UnderReview(header);
      case Approved(_, var ruling, var expiresAt) -> new Approved(header, ruling, expiresAt);
      case Rejected(_, var ruling, var reason, var finality) ->
          new Rejected(header, ruling, reason, finality);
      case PendingVerification(_, var former, var reason) ->
          new PendingVerification(header, former, reason);
    };
  }
}
