package io.purser.verification;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.purser.domain.net.BaseAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the importer is, and what opens it. Without an address, or with an empty one, nothing is
 * imported.
 *
 * @param baseUrl what stands before {@code /v1/verification-imports}, without a slash; over https
 *     unless it is on this machine
 * @param token what we show as bearer, or {@code file:/path} or {@code env:NAME} for where it is
 * @param connectTimeout until a connection stands
 * @param timeout for a whole answer; the time that a caller has left cuts it short
 * @param maxAnswerBytes the largest answer that is read
 * @param concurrentCalls how many calls a node may have under way
 */
@ConfigurationProperties("purser.kyc.import")
public record ImporterSettings(
    @Nullable URI baseUrl,
    @Nullable String token,
    @Bindable(defaultValue = "2s") Duration connectTimeout,
    @Bindable(defaultValue = "5s") Duration timeout,
    @Bindable(defaultValue = "65536") int maxAnswerBytes,
    @Bindable(defaultValue = "16") int concurrentCalls) {
  private static final String AT = "purser.kyc.import.";

  /** A call that is given up has no effect any more when the next one is made. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public ImporterSettings {
    baseUrl = baseUrl == null || baseUrl.toString().isEmpty() ? null : baseUrl;
    token = token == null || token.isEmpty() ? null : token;
    if (baseUrl == null && token != null) {
      throw new IllegalArgumentException(AT + "token is set, and " + AT + "base-url is not");
    }
    if (baseUrl != null) {
      baseUrl = BaseAddress.require(AT + "base-url", baseUrl);
      if (token == null) {
        throw new IllegalArgumentException(AT + "base-url is set, and " + AT + "token is not");
      }
      token = Secret.read(AT + "token", token);
    }
    requireShort("connect-timeout", connectTimeout);
    requireShort("timeout", timeout);
    requirePositive("max-answer-bytes", maxAnswerBytes);
    requirePositive("concurrent-calls", concurrentCalls);
  }

  private static void requireShort(String name, Duration time) {
    if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          AT + name + " must be more than nothing and at most ten seconds");
    }
  }

  private static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(AT + name + " must be at least 1");
    }
  }

  @Override
  public String toString() {
    return "ImporterSettings[" + baseUrl + ", credentials hidden]";
  }
}
