package io.purser.yativo.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider that answers as it is told, and breaks in every way that a socket can. Requests beyond
 * the script are answered by its last line.
 */
public final class Loopback implements AutoCloseable {
  /** What happens to one request. */
  @FunctionalInterface
  public interface Line {
    void play(Received request, Socket socket) throws IOException;
  }

  /** A request as it came. Header names are in lower case. */
  public record Received(String method, String path, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final ConcurrentLinkedQueue<Line> script;
  private final Line last;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private Loopback(ServerSocket server, List<Line> script) {
    this.server = server;
    this.script = new ConcurrentLinkedQueue<>(script);
    this.last = script.getLast();
  }

  public static Loopback playing(Line... script) {
    try {
      var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var loopback = new Loopback(server, List.of(script));
      Thread.startVirtualThread(loopback::accept);
      return loopback;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/v1");
  }

  public List<Received> received() {
    return received;
  }

  public long received(String path) {
    return received.stream().filter(request -> request.path().endsWith(path)).count();
  }

  public int connections() {
    return sockets.size();
  }

  // ---- lines -----------------------------------------------------------------------------------

  public static Line json(int status, String body, String... headers) {
    return (_, socket) -> write(socket, head(status, "application/json", body, headers) + body);
  }

  public static Line html(int status, String body) {
    return (_, socket) -> write(socket, head(status, "text/html", body) + body);
  }

  /** Answers, and then closes the connection, as a server does that keeps none alive. */
  public static Line jsonAndClose(int status, String body) {
    return (_, socket) -> {
      write(socket, head(status, "application/json", body) + body);
      socket.close();
    };
  }

  /** Reads the request and drops the connection without a byte. */
  public static Line hangUp() {
    return (_, socket) -> socket.close();
  }

  /** Reads the request and resets the connection. */
  public static Line reset() {
    return (_, socket) -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  /** Announces more than it sends. */
  public static Line truncated(int status, String body) {
    return (_, socket) -> {
      write(socket, head(status, "application/json", body + "        ") + body);
      socket.close();
    };
  }

  /** Writes a whole head, and never the body. */
  public static Line headOnly(int status) {
    return (_, socket) -> write(socket, head(status, "application/json", "12345678"));
  }

  /** Reads the request and never says anything. */
  public static Line silence() {
    return (_, _) -> {};
  }

  public static Line garbage() {
    return (_, socket) -> write(socket, "SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
  }

  private static String head(int status, String type, String body, String... headers) {
    var head =
        new StringBuilder("HTTP/1.1 " + status + " Word\r\n")
            .append("Content-Type: " + type + "\r\n")
            .append("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static void write(Socket socket, String text) throws IOException {
    var out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  // ---- serving ---------------------------------------------------------------------------------

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        sockets.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        var request = read(in);
        received.add(request);
        var line = script.poll();
        (line == null ? last : line).play(request, socket);
      }
    } catch (IOException gone) {
      // The client, or the script, is through with this connection.
    }
  }

  private static Received read(InputStream in) throws IOException {
    String[] start = line(in).split(" ", -1);
    var headers = new TreeMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Received(start[0], start[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the client hung up");
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
