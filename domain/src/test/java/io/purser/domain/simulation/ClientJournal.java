package io.purser.domain.simulation;

import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the clients asked for and what they were told, in the order of the schedule. */
final class ClientJournal {
  private final Scheduler scheduler;
  private final Map<IdempotentCall, List<Try>> tries = new LinkedHashMap<>();

  ClientJournal(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  Try begin(IdempotentCall call) {
    var begun = new Try(scheduler.steps());
    tries.computeIfAbsent(call, _ -> new ArrayList<>()).add(begun);
    return begun;
  }

  /** Every call that was ever answered for good, with that answer. */
  Map<IdempotentCall, StoredAnswer> finalAnswers() {
    Map<IdempotentCall, StoredAnswer> answers = new LinkedHashMap<>();
    tries.forEach((call, all) -> finalAnswer(all).ifPresent(answer -> answers.put(call, answer)));
    return answers;
  }

  /** Every call that was ever answered at all, with an answer that it had. */
  Map<IdempotentCall, StoredAnswer> answers() {
    Map<IdempotentCall, StoredAnswer> answers = new LinkedHashMap<>();
    tries.forEach(
        (call, all) ->
            all.stream()
                .flatMap(one -> one.answer().stream())
                .findFirst()
                .ifPresent(answer -> answers.put(call, answer)));
    return answers;
  }

  private static Optional<StoredAnswer> finalAnswer(List<Try> all) {
    return all.stream()
        .flatMap(one -> one.answer().stream())
        .filter(ClientJournal::isFinal)
        .findFirst();
  }

  static boolean isFinal(StoredAnswer answer) {
    return answer.status() != 202;
  }

  /**
   * The same key is always answered with the same bytes: "accepted" until the outcome is known, and
   * then the outcome for ever. A try that began before may still bring the older answer, and one
   * that meets another may be asked to come again.
   */
  void checkReplays() {
    tries.forEach(
        (call, all) -> {
          for (var earlier : all) {
            earlier
                .answer()
                .ifPresent(first -> all.forEach(later -> check(call, earlier, first, later)));
          }
        });
  }

  private static void check(IdempotentCall call, Try earlier, StoredAnswer first, Try later) {
    var reply = later.reply;
    boolean after = later.begunAt > earlier.endedAt;
    if (reply instanceof Reply.Answered(var second, _)) {
      boolean sameKind = isFinal(first) == isFinal(second);
      if (sameKind ? !first.equals(second) : after && isFinal(first)) {
        throw new Violation(call.key().value() + " was answered " + first + " and then " + second);
      }
    }
  }

  /** One try to have a request carried out. */
  final class Try {
    private final int begunAt;
    private int endedAt;
    private boolean over;
    private @Nullable Reply reply;

    private Try(int begunAt) {
      this.begunAt = begunAt;
    }

    void answered(Reply given) {
      reply = given;
      end();
    }

    /** It ended without a reply that says anything. */
    void end() {
      endedAt = scheduler.steps();
      over = true;
    }

    boolean isOver() {
      return over;
    }

    Optional<Reply> reply() {
      return Optional.ofNullable(reply);
    }

    private Optional<StoredAnswer> answer() {
      return reply instanceof Reply.Answered(var answer, _)
          ? Optional.of(answer)
          : Optional.empty();
    }
  }
}
