package io.purser.twin.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The state file: a line per commit, each with its checksum. A commit is one write, so a process
 * killed in the middle leaves at most a torn last line, which is dropped at the next start. The
 * file is rewritten to its live rows at every start and whenever it has grown too far beyond them.
 */
public final class Journal implements AutoCloseable {
  private static final long SMALLEST_REWRITE_BYTES = 64L << 20;
  private static final int GROWTH_BEFORE_REWRITE = 4;

  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private final Path file;
  private final World world;
  private final FileChannel lockChannel;

  /** No channel: that would be closed for good by whoever is interrupted while writing to it. */
  private RandomAccessFile lines;

  private long rewriteAtBytes;

  private Journal(Path file, World world, FileChannel lockChannel) throws IOException {
    this.file = file;
    this.world = world;
    this.lockChannel = lockChannel;
    this.lines = rewrite();
  }

  /**
   * Fills the world from the file, or starts an empty file.
   *
   * @throws IOException when another twin has the file, or a line before the last is damaged
   */
  public static Journal open(Path file, World world) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var lockChannel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (tryLock(lockChannel) == null) {
        throw new IOException("another twin is using the state file " + file);
      }
      if (Files.exists(file)) {
        replay(file, world);
      }
      world.resumeCounting();
      return new Journal(file.toAbsolutePath(), world, lockChannel);
    } catch (IOException | RuntimeException failed) {
      lockChannel.close();
      throw failed;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel lockChannel) throws IOException {
    try {
      return lockChannel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  void append(List<Change> changes, boolean durable) throws IOException {
    long end = lines.getFilePointer();
    try {
      write(lines, line(changes));
      if (durable) {
        lines.getFD().sync();
      }
    } catch (IOException failed) {
      // What was half written must not stand before the next line.
      lines.setLength(end);
      lines.seek(end);
      throw failed;
    }
    if (lines.getFilePointer() > rewriteAtBytes) {
      tryRewrite();
    }
  }

  /** The commit is on the disk already, so a failure here must not take it back. */
  private void tryRewrite() {
    var old = lines;
    try {
      lines = rewrite();
      old.close();
    } catch (IOException failed) {
      rewriteAtBytes *= 2;
      LOG.log(System.Logger.Level.WARNING, "the state file stays long: " + file, failed);
    }
  }

  private RandomAccessFile rewrite() throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    var fresh = new RandomAccessFile(next.toFile(), "rw");
    fresh.setLength(0);
    for (var row : world.rows()) {
      write(fresh, line(List.of(row)));
    }
    fresh.getFD().sync();
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
    rewriteAtBytes =
        Math.max(SMALLEST_REWRITE_BYTES, fresh.getFilePointer() * GROWTH_BEFORE_REWRITE);
    return fresh;
  }

  private void forceFolder() throws IOException {
    var folder = file.getParent();
    if (folder != null) {
      try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private static String line(List<Change> changes) {
    var rows = Json.array();
    for (var change : changes) {
      var row = rows.addObject().put("t", change.table().name()).put("k", change.id());
      row.set("v", Json.MAPPER.valueToTree(change.after()));
    }
    String text = Json.write(rows);
    return checksum(text) + " " + text + "\n";
  }

  private static void write(RandomAccessFile file, String line) throws IOException {
    file.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static void replay(Path file, World world) throws IOException {
    var damaged = new ArrayList<Integer>();
    int number = 0;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        var rows = intact(line);
        if (rows == null) {
          damaged.add(number);
        } else if (damaged.isEmpty()) {
          apply(rows, world);
        }
      }
    }
    boolean onlyTheLastIsTorn = damaged.isEmpty() || damaged.getFirst() == number;
    if (!onlyTheLastIsTorn) {
      throw new IOException(
          "line " + damaged.getFirst() + " of the state file is damaged: " + file);
    }
  }

  private static @Nullable JsonNode intact(String line) {
    if (line.length() < 10 || !checksum(line.substring(9)).equals(line.substring(0, 8))) {
      return null;
    }
    return Json.parse(line.substring(9)).orElse(null);
  }

  private static void apply(JsonNode rows, World world) throws IOException {
    for (var row : rows) {
      var table = world.table(row.path("t").asText());
      var value = row.path("v");
      try {
        table.restore(
            row.path("k").asText(),
            value.isNull() ? null : Json.MAPPER.treeToValue(value, table.type()));
      } catch (JsonProcessingException unreadable) {
        throw new IOException("the state file is from another version of the twin", unreadable);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lines.getFD().sync();
    lines.close();
    lockChannel.close();
  }
}
