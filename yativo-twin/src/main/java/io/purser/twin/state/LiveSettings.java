package io.purser.twin.state;

import org.jspecify.annotations.Nullable;

/**
 * What can be changed while the twin runs. Field by field in the README.
 *
 * @param quota null means that nothing is counted
 */
public record LiveSettings(
    boolean acceptDuplicates,
    @Nullable Quota quota,
    int webhookTimeoutMs,
    int webhookParallelism,
    boolean webhookSignEachAttempt,
    int sendSubmitSeconds,
    int sendCompleteSeconds) {

  public static final LiveSettings DEFAULTS = new LiveSettings(false, null, 5_000, 1, true, 2, 15);

  public LiveSettings withAcceptDuplicates(boolean next) {
    return new LiveSettings(
        next,
        quota,
        webhookTimeoutMs,
        webhookParallelism,
        webhookSignEachAttempt,
        sendSubmitSeconds,
        sendCompleteSeconds);
  }

  public LiveSettings withQuota(@Nullable Quota next) {
    return new LiveSettings(
        acceptDuplicates,
        next,
        webhookTimeoutMs,
        webhookParallelism,
        webhookSignEachAttempt,
        sendSubmitSeconds,
        sendCompleteSeconds);
  }

  public LiveSettings withWebhookTimeoutMs(int next) {
    return new LiveSettings(
        acceptDuplicates,
        quota,
        next,
        webhookParallelism,
        webhookSignEachAttempt,
        sendSubmitSeconds,
        sendCompleteSeconds);
  }

  /** These settings, with every field that is at its default taken from others. */
  public LiveSettings over(LiveSettings others) {
    return new LiveSettings(
        acceptDuplicates || others.acceptDuplicates,
        quota == null ? others.quota : quota,
        pick(webhookTimeoutMs, DEFAULTS.webhookTimeoutMs, others.webhookTimeoutMs),
        pick(webhookParallelism, DEFAULTS.webhookParallelism, others.webhookParallelism),
        webhookSignEachAttempt && others.webhookSignEachAttempt,
        pick(sendSubmitSeconds, DEFAULTS.sendSubmitSeconds, others.sendSubmitSeconds),
        pick(sendCompleteSeconds, DEFAULTS.sendCompleteSeconds, others.sendCompleteSeconds));
  }

  private static int pick(int own, int usual, int other) {
    return own == usual ? other : own;
  }

  /** Requests allowed per API key, in windows that roll on the wall clock. */
  public record Quota(int perMinute, int perHour, int perDay) {}
}
