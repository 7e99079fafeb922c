package io.purser.persistence;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/**
 * Time by the database's clock, which all nodes share: when the transaction began, and later than
 * that.
 */
public final class DatabaseTime {
  private DatabaseTime() {}

  public static Field<Instant> now() {
    return DSL.currentInstant();
  }

  public static Field<Instant> in(Duration time) {
    return DSL.currentInstant().plus(DayToSecond.valueOf(time));
  }
}
