package io.purser.rest.edge;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A failure as the log may have it: the classes of its whole chain, the SQLSTATEs and the places it
 * came through. The messages are left out, because a driver's names the values of a row and a
 * parser's the text that it could not read, and those are about people. The places tell which
 * message it was.
 */
public final class Wordless extends Exception {
  private static final long serialVersionUID = 1L;

  public Wordless(Throwable failure) {
    this(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private Wordless(Throwable failure, Set<Throwable> told) {
    super(name(failure));
    told.add(failure);
    setStackTrace(failure.getStackTrace());
    var cause = failure.getCause();
    if (cause != null && !told.contains(cause)) {
      initCause(new Wordless(cause, told));
    }
    for (var suppressed : failure.getSuppressed()) {
      if (!told.contains(suppressed)) {
        addSuppressed(new Wordless(suppressed, told));
      }
    }
  }

  /** The class and, where a database spoke, its SQLSTATE. */
  static String name(Throwable failure) {
    var name = failure.getClass().getName();
    return failure instanceof SQLException sql && sql.getSQLState() != null
        ? name + " SQLSTATE " + sql.getSQLState()
        : name;
  }
}
