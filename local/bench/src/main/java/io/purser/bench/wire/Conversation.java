package io.purser.bench.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What one connection says to PostgreSQL, message by message (chapter "Frontend/Backend Protocol"
 * of its manual). Only what leads to executions is read.
 */
final class Conversation {
  private static final int BINARY = 1;

  /** A prepared statement and the types its parameters were declared with. */
  private record Prepared(String sql, List<Integer> types) {}

  private final Consumer<RoundTrip> onRoundTrip;
  private final Map<String, Prepared> prepared = new HashMap<>();
  private final Map<String, Statement> portals = new HashMap<>();
  private final List<Statement> executed = new ArrayList<>();

  Conversation(Consumer<RoundTrip> onRoundTrip) {
    this.onRoundTrip = onRoundTrip;
  }

  /**
   * Takes note of one message of the client.
   *
   * @param more whether it said more without waiting for an answer: a transaction, for one, is
   *     begun together with its first statement
   */
  void said(char type, byte[] body, boolean more) {
    var message = ByteBuffer.wrap(body);
    switch (type) {
      case 'P' -> parse(message);
      case 'B' -> bind(message);
      case 'E' -> executed.add(Objects.requireNonNull(portals.get(text(message))));
      case 'S' -> roundTripEnds(more);
      case 'Q' -> {
        executed.add(new Statement(text(message), List.of()));
        roundTripEnds(more);
      }
      default -> {
        // Describing, closing and logging in execute nothing.
      }
    }
  }

  private void parse(ByteBuffer message) {
    var name = text(message);
    var sql = text(message);
    var types = new ArrayList<Integer>();
    for (int left = message.getShort(); left > 0; left--) {
      types.add(message.getInt());
    }
    prepared.put(name, new Prepared(sql, types));
  }

  private void bind(ByteBuffer message) {
    var portal = text(message);
    var statement = Objects.requireNonNull(prepared.get(text(message)));
    var formats = new short[message.getShort()];
    for (int i = 0; i < formats.length; i++) {
      formats[i] = message.getShort();
    }
    int count = message.getShort();
    var parameters = new ArrayList<Parameter>();
    for (int i = 0; i < count; i++) {
      int type = i < statement.types().size() ? statement.types().get(i) : ParameterTypes.NOT_NAMED;
      parameters.add(parameter(type, format(formats, i), message));
    }
    portals.put(portal, new Statement(statement.sql(), parameters));
  }

  /** One format stands for all parameters, none for text. */
  private static int format(short[] formats, int parameter) {
    return switch (formats.length) {
      case 0 -> 0;
      case 1 -> formats[0];
      default -> formats[parameter];
    };
  }

  private static Parameter parameter(int type, int format, ByteBuffer message) {
    int length = message.getInt();
    if (length < 0) {
      return new Parameter(type, null);
    }
    var bytes = new byte[length];
    message.get(bytes);
    return new Parameter(
        type,
        format == BINARY
            ? ParameterTypes.text(type, bytes)
            : new String(bytes, StandardCharsets.UTF_8));
  }

  /** A pool that asks whether the connection is alive sends an empty statement, which is none. */
  private void roundTripEnds(boolean more) {
    executed.removeIf(statement -> statement.sql().isBlank());
    if (!executed.isEmpty() && !more) {
      onRoundTrip.accept(new RoundTrip(executed));
      executed.clear();
    }
  }

  private static String text(ByteBuffer message) {
    int length = 0;
    while (message.get(message.position() + length) != 0) {
      length++;
    }
    var bytes = new byte[length];
    message.get(bytes).get();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
