package io.purser.yativo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long and how much of the provider we put up with. The time that a caller has left cuts every
 * timeout short.
 *
 * @param connectTimeout until a connection stands
 * @param tokenTimeout for the exchange of credentials for an access token
 * @param lookUpTimeout for the reads that a write waits for
 * @param writeTimeout for what changes something
 * @param historyTimeout for the reads that nobody waits for
 * @param maxAnswerBytes the largest answer that is read
 * @param maxListBytes the largest list that is read. The provider's list of customers has no pages,
 *     so this also bounds how many customers an account can have, at about four for a KiB
 * @param concurrentCalls how many calls of one class an account may have under way
 * @param backgroundCalls the same for what nobody waits for
 * @param quotaWait how long somebody who waits for an answer may wait for the quota
 * @param slowCall from here on a call that went well still speaks against the provider
 * @param restAfterFailures how long a class of calls is left alone after too many failures
 */
@ConfigurationProperties("purser.provider")
public record ProviderSettings(
    @Bindable(defaultValue = "2s") Duration connectTimeout,
    @Bindable(defaultValue = "4s") Duration tokenTimeout,
    @Bindable(defaultValue = "4s") Duration lookUpTimeout,
    @Bindable(defaultValue = "8s") Duration writeTimeout,
    @Bindable(defaultValue = "8s") Duration historyTimeout,
    @Bindable(defaultValue = "1048576") int maxAnswerBytes,
    @Bindable(defaultValue = "16777216") int maxListBytes,
    @Bindable(defaultValue = "16") int concurrentCalls,
    @Bindable(defaultValue = "8") int backgroundCalls,
    @Bindable(defaultValue = "2500ms") Duration quotaWait,
    @Bindable(defaultValue = "3s") Duration slowCall,
    @Bindable(defaultValue = "1s") Duration restAfterFailures) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public ProviderSettings {
    requireShort("connect-timeout", connectTimeout);
    requireShort("token-timeout", tokenTimeout);
    requireShort("look-up-timeout", lookUpTimeout);
    requireShort("write-timeout", writeTimeout);
    requireShort("history-timeout", historyTimeout);
    requireShort("quota-wait", quotaWait);
    requireShort("slow-call", slowCall);
    requireShort("rest-after-failures", restAfterFailures);
    requirePositive("max-answer-bytes", maxAnswerBytes);
    requirePositive("max-list-bytes", maxListBytes);
    requirePositive("concurrent-calls", concurrentCalls);
    requirePositive("background-calls", backgroundCalls);
  }

  private static void requireShort(String name, Duration time) {
    if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "purser.provider." + name + " must be more than nothing and at most a minute");
    }
  }

  private static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("purser.provider." + name + " must be at least 1");
    }
  }
}
