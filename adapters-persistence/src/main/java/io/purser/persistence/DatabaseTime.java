package io.purser.persistence;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;

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

  /** This long after the time in a column. */
  public static Field<Instant> later(Field<Instant> time, Duration by) {
    return time.plus(DayToSecond.valueOf(by));
  }

  public static Field<Instant> ago(Duration time) {
    return DSL.currentInstant().minus(DayToSecond.valueOf(time));
  }

  /** The same for a duration that is a parameter. */
  public static Field<Instant> inMillis(Field<Long> millis) {
    return DSL.field("now() + {0} * interval '1 millisecond'", Instant.class, millis);
  }

  /** For parameters of functions. jOOQ itself would count months of 30.4375 days. */
  public static YearToSecond interval(Duration time) {
    return new YearToSecond(new YearToMonth(), DayToSecond.valueOf(time));
  }
}
