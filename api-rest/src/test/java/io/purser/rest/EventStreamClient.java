package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Follows a stream of events over a connection of its own, line by line as a browser does. */
final class EventStreamClient implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Socket socket;
  private final BufferedReader reader;
  private final String head;

  EventStreamClient(TestServer server, String headers, String query, String credential) {
    this(server, "Authorization: Bearer " + credential + "\r\n" + headers, query);
  }

  /** Of whoever these headers say that it is. */
  EventStreamClient(TestServer server, String headers, String query) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), server.server.getPort());
      socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
      var request =
          "GET /v1/events/stream%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, deflate\r\n%s\r\n"
              .formatted(query, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      var read = new StringBuilder();
      for (var line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        read.append(line).append('\n');
      }
      head = read.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String head() {
    return head;
  }

  /** The next line of the stream, without those that say how long a chunk is. */
  String line() {
    try {
      var line = reader.readLine();
      if (line != null && line.matches("[0-9a-f]+")) {
        return line();
      }
      return line == null ? "(end)" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line that is not empty. */
  String full() {
    var line = line();
    return line.isEmpty() ? full() : line;
  }

  /** The next event, as its fields. */
  Map<String, String> event() {
    var fields = new TreeMap<String, String>();
    while (!fields.containsKey("data")) {
      var line = line();
      assertThat(line).isNotEqualTo("(end)");
      var parts = line.split(": ", 2);
      if (parts.length == 2) {
        fields.put(parts[0], parts[1]);
      }
    }
    return fields;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
