package io.purser.bench.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a node and PostgreSQL and writes down what the node executes, and what it executes
 * in one round trip. The server's log could not tell the latter.
 */
public final class WireRecorder implements AutoCloseable {
  private static final int LONGEST_GREETING = 10_000;
  private static final int ASKS_FOR_TLS = 80_877_103;
  private static final int ASKS_FOR_GSS = 80_877_104;
  private static final String OPTIONS = "options";
  private static final int LOOKS = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private final ServerSocket listener;
  private final int database;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Socket> open = new ArrayList<>();
  private List<RoundTrip> recorded = new ArrayList<>();
  private String options = "";

  private WireRecorder(ServerSocket listener, int database) {
    this.listener = listener;
    this.database = database;
  }

  /** Begins to listen on a free port, for the PostgreSQL that listens on this one. */
  public static WireRecorder before(int database) throws IOException {
    var recorder =
        new WireRecorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
    Thread.ofVirtual().name("wire-recorder").start(recorder::accept);
    return recorder;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What was executed since this was asked the last time, over all connections. */
  public List<RoundTrip> take() {
    lock.lock();
    try {
      var taken = recorded;
      recorded = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The settings that the latest connection asked for, as {@code psql} takes them. */
  public String options() {
    lock.lock();
    try {
      return options;
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), database);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        remember(client, server);
        Thread.ofVirtual().start(() -> listen(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      }
    } catch (IOException closed) {
      // Nobody is waited for any more.
    }
  }

  private void listen(Socket client, Socket server) {
    var conversation = new Conversation(this::record);
    try (client;
        server) {
      var from = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      var to = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
      greet(from, to);
      while (true) {
        int type = from.read();
        if (type < 0) {
          return;
        }
        int length = from.readInt();
        var body = from.readNBytes(length - Integer.BYTES);
        // Before it is passed on, so that it is there when the node has its answer.
        boolean more = saysMore(from);
        conversation.said((char) type, body, more);
        to.write(type);
        to.writeInt(length);
        to.write(body);
        if (!more) {
          to.flush();
        }
      }
    } catch (IOException gone) {
      // The connection is over, which is no matter here.
    }
  }

  /**
   * Whether the client goes on. The server has not seen the message yet, so nothing that comes now
   * can have waited for its answer.
   */
  private static boolean saysMore(InputStream from) throws IOException {
    for (int look = 1; from.available() == 0 && look <= LOOKS; look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return from.available() > 0;
  }

  /** The messages before the first have no type. */
  private void greet(DataInputStream from, DataOutputStream to) throws IOException {
    int code;
    do {
      int length = from.readInt();
      if (length < 2 * Integer.BYTES || length > LONGEST_GREETING) {
        throw new IOException("not a client of PostgreSQL");
      }
      code = from.readInt();
      var body = from.readNBytes(length - 2 * Integer.BYTES);
      to.writeInt(length);
      to.writeInt(code);
      to.write(body);
      to.flush();
      noteOptions(body);
    } while (code == ASKS_FOR_TLS || code == ASKS_FOR_GSS);
  }

  private void noteOptions(byte[] body) {
    var words = List.of(new String(body, StandardCharsets.UTF_8).split("\0", -1));
    int at = words.indexOf(OPTIONS);
    if (at >= 0) {
      lock.lock();
      try {
        options = words.get(at + 1);
      } finally {
        lock.unlock();
      }
    }
  }

  private static void pass(Socket server, Socket client) {
    try (server;
        client) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // The connection is over, which is no matter here.
    }
  }

  private void record(RoundTrip roundTrip) {
    lock.lock();
    try {
      recorded.add(roundTrip);
    } finally {
      lock.unlock();
    }
  }

  private void remember(Socket client, Socket server) {
    lock.lock();
    try {
      open.add(client);
      open.add(server);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      listener.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }
}
