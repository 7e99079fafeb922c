package io.purser.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.purser.domain.tenant.WrongMasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KnownRootKeyTest {
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(KnownRootKey.class);
  private String wrong = "";
  private final KnownRootKey rootKey = new KnownRootKey(this::isKnown);

  private boolean isKnown() {
    if (!wrong.isEmpty()) {
      throw new WrongMasterKey(wrong);
    }
    return true;
  }

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
  }

  @Test
  void the_wrong_master_key_is_told_once_however_often_it_is_asked_for() {
    wrong = "the master key is not the one of this database";
    for (int i = 0; i < 5; i++) {
      assertThat(rootKey.isKnown()).isFalse();
    }

    assertThat(appender.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("not ready: the master key is not the one of this database");
  }

  @Test
  void something_else_that_is_wrong_is_told_as_well() {
    wrong = "the master key is not the one of this database";
    assertThat(rootKey.isKnown()).isFalse();
    wrong = "the root key of this database is damaged";
    assertThat(rootKey.isKnown()).isFalse();
    assertThat(rootKey.isKnown()).isFalse();

    assertThat(appender.list).hasSize(2);
    wrong = "";
    assertThat(rootKey.isKnown()).isTrue();
  }
}
