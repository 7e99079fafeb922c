package io.purser.dist.image;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel says of a process. */
final class ProcessFacts {
  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  private final Map<String, String> lines;
  private final long limitBytes;

  private ProcessFacts(Map<String, String> lines, long limitBytes) {
    this.lines = lines;
    this.limitBytes = limitBytes;
  }

  static ProcessFacts of(long pid) throws IOException {
    var lines = new HashMap<String, String>();
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      int colon = line.indexOf(':');
      lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new ProcessFacts(lines, memoryLimit(pid));
  }

  /** The limit of its control group, of the old kind or the new. */
  private static long memoryLimit(long pid) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/cgroup"))) {
      var parts = line.split(":", 3);
      if (List.of(parts[1].split(",", -1)).contains("memory")) {
        return number(Path.of("/sys/fs/cgroup/memory" + parts[2] + "/memory.limit_in_bytes"));
      }
      if (parts[0].equals("0")
          && Files.exists(Path.of("/sys/fs/cgroup" + parts[2], "memory.max"))) {
        return number(Path.of("/sys/fs/cgroup" + parts[2] + "/memory.max"));
      }
    }
    throw new CannotStart("the container has no limit of memory");
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  /** Real, effective, saved and file-system user. */
  List<String> users() {
    return List.of(line("Uid").split("\\s+"));
  }

  /** Those it has and those it could get, as bits. */
  List<String> capabilities() {
    return List.of(line("CapInh"), line("CapPrm"), line("CapEff"), line("CapBnd"), line("CapAmb"));
  }

  boolean canGainPrivileges() {
    return !line("NoNewPrivs").equals("1");
  }

  long memoryLimitMegabytes() {
    return limitBytes / KILOBYTES_PER_MEGABYTE / KILOBYTES_PER_MEGABYTE;
  }

  long residentMegabytes() {
    return megabytes("VmRSS");
  }

  /** The most that was resident since its start. */
  long mostResidentMegabytes() {
    return megabytes("VmHWM");
  }

  private long megabytes(String name) {
    return Long.parseLong(line(name).replace(" kB", "")) / KILOBYTES_PER_MEGABYTE;
  }

  private String line(String name) {
    var value = lines.get(name);
    if (value == null) {
      throw new IllegalStateException("the kernel does not say " + name);
    }
    return value;
  }
}
