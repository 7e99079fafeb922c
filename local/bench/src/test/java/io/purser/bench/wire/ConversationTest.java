package io.purser.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages are those that pgjdbc 42.7 sends for a request that reads a customer. */
class ConversationTest {
  private static final int VARCHAR = 1043;

  private final List<RoundTrip> roundTrips = new ArrayList<>();
  private final Conversation conversation = new Conversation(roundTrips::add);

  @Test
  void a_transaction_begins_together_with_its_first_statement() throws IOException {
    conversation.said('Q', text("BEGIN"), true);
    execute("S_1", "SELECT set_config($1, $2, true)", "app.tenant", "ten_1");
    conversation.said('S', new byte[0], false);
    assertThat(roundTrips)
        .containsExactly(
            new RoundTrip(
                List.of(
                    new Statement("BEGIN", List.of()),
                    new Statement(
                        "SELECT set_config($1, $2, true)",
                        List.of(
                            new Parameter(VARCHAR, "app.tenant"),
                            new Parameter(VARCHAR, "ten_1"))))));
  }

  @Test
  void statements_of_one_text_are_one_round_trip() throws IOException {
    execute("", "SELECT set_config('app.tenant', $1, true)", "ten_1");
    execute("", "SELECT 1 WHERE $1 = 'x'", "x");
    conversation.said('S', new byte[0], false);
    assertThat(roundTrips).hasSize(1);
    assertThat(roundTrips.getFirst().statements()).hasSize(2);
  }

  @Test
  void a_prepared_statement_is_known_when_it_is_only_bound() throws IOException {
    execute("S_1", "SELECT $1", "a");
    conversation.said('S', new byte[0], false);
    bindAndExecute("S_1", 0, "b".getBytes(StandardCharsets.UTF_8));
    conversation.said('S', new byte[0], false);
    assertThat(roundTrips.get(1).statements())
        .containsExactly(new Statement("SELECT $1", List.of(new Parameter(VARCHAR, "b"))));
  }

  @Test
  void binary_values_read_as_postgresql_writes_them() throws IOException {
    parse("S_1", "SELECT $1, $2", ParameterTypes.INT8, ParameterTypes.BYTEA);
    var bytes = HexFormat.of().parseHex("000000000000002a");
    bindAndExecute("S_1", 1, bytes, new byte[] {1, (byte) 0xfe});
    conversation.said('S', new byte[0], false);
    assertThat(roundTrips.getFirst().statements().getFirst().parameters())
        .containsExactly(
            new Parameter(ParameterTypes.INT8, "42"),
            new Parameter(ParameterTypes.BYTEA, "\\x01fe"));
  }

  @Test
  void asking_whether_the_connection_is_alive_is_nothing() throws IOException {
    execute("", "");
    conversation.said('S', new byte[0], false);
    assertThat(roundTrips).isEmpty();
  }

  private void execute(String name, String sql, String... values) throws IOException {
    var types = new int[values.length];
    Arrays.fill(types, VARCHAR);
    parse(name, sql, types);
    var bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = values[i].getBytes(StandardCharsets.UTF_8);
    }
    bindAndExecute(name, 0, bytes);
  }

  private void parse(String name, String sql, int... types) throws IOException {
    var message = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(message)) {
      out.write(text(name));
      out.write(text(sql));
      out.writeShort(types.length);
      for (int type : types) {
        out.writeInt(type);
      }
    }
    conversation.said('P', message.toByteArray(), true);
  }

  private void bindAndExecute(String name, int format, byte[]... values) throws IOException {
    var message = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(message)) {
      out.write(text(""));
      out.write(text(name));
      out.writeShort(1);
      out.writeShort(format);
      out.writeShort(values.length);
      for (var value : values) {
        out.writeInt(value.length);
        out.write(value);
      }
      out.writeShort(0);
    }
    conversation.said('B', message.toByteArray(), true);
    conversation.said('E', new byte[] {0, 0, 0, 0, 0}, true);
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
