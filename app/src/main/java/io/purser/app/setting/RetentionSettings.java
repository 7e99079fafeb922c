package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept that have to go some day.
 *
 * @param deletedCustomers how long after its deletion a customer is erased; null when nobody is
 *     erased but by somebody's word, since the law of the place says how long what has to be kept
 */
@ConfigurationProperties("purser.retention")
public record RetentionSettings(@Nullable Duration deletedCustomers) {
  public RetentionSettings {
    if (deletedCustomers != null && deletedCustomers.isNegative()) {
      throw new UnusableSetting("purser.retention.deleted-customers", "must not be negative");
    }
  }
}
