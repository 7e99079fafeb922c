package io.purser.rest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged while something is done. */
final class Logged {
  private Logged() {}

  /** By every logger, at the levels that are set. */
  static List<ILoggingEvent> during(Runnable body) {
    return during(org.slf4j.Logger.ROOT_LOGGER_NAME, null, body);
  }

  /** By this logger and those below it, from this level on; null leaves the level as it is. */
  static List<ILoggingEvent> during(String name, @Nullable Level from, Runnable body) {
    var logger = (Logger) LoggerFactory.getLogger(name);
    var before = logger.getLevel();
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(from == null ? before : from);
    try {
      body.run();
    } finally {
      logger.setLevel(before);
      logger.detachAppender(appender);
    }
    return List.copyOf(appender.list);
  }
}
