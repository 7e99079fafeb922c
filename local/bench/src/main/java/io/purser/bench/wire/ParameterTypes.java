package io.purser.bench.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** The types that drivers bind values as, by PostgreSQL's numbers. */
final class ParameterTypes {
  static final int NOT_NAMED = 0;
  static final int BYTEA = 17;
  static final int INT8 = 20;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(16, "bool"),
          Map.entry(BYTEA, "bytea"),
          Map.entry(INT8, "int8"),
          Map.entry(21, "int2"),
          Map.entry(23, "int4"),
          Map.entry(25, "text"),
          Map.entry(114, "json"),
          Map.entry(1009, "text[]"),
          Map.entry(1015, "varchar[]"),
          Map.entry(1001, "bytea[]"),
          Map.entry(1043, "varchar"),
          Map.entry(1082, "date"),
          Map.entry(1114, "timestamp"),
          Map.entry(1184, "timestamptz"),
          Map.entry(1700, "numeric"),
          Map.entry(2950, "uuid"),
          Map.entry(3802, "jsonb"));

  private ParameterTypes() {}

  static String name(int type) {
    var name = NAMES.get(type);
    if (name == null) {
      throw new IllegalStateException("a parameter of type " + type + ", which is not known here");
    }
    return name;
  }

  /** What was sent in PostgreSQL's binary form, as text. */
  static String text(int type, byte[] binary) {
    var bytes = ByteBuffer.wrap(binary);
    return switch (type) {
      case 16 -> bytes.get() == 0 ? "f" : "t";
      case BYTEA -> "\\x" + HexFormat.of().formatHex(binary);
      case INT8 -> Long.toString(bytes.getLong());
      case 21 -> Short.toString(bytes.getShort());
      case 23 -> Integer.toString(bytes.getInt());
      case 25, 1043 -> new String(binary, StandardCharsets.UTF_8);
      case 2950 -> new UUID(bytes.getLong(), bytes.getLong()).toString();
      default ->
          throw new IllegalStateException(
              "a parameter of type " + name(type) + " in binary form, which is not read here");
    };
  }
}
