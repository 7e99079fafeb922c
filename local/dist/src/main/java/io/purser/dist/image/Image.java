package io.purser.dist.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.purser.dist.Checkout;
import io.purser.dist.Distribution;
import io.purser.dist.Layout;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * The distribution's folder as a container image of its own: made without a base image and without
 * a container engine, and written to an OCI archive.
 */
public final class Image {
  /** Where the folder lies in the image. */
  static final Layout LAYOUT = new Layout(Path.of("/opt/purser"));

  private static final int PRODUCT_API = 8080;
  private static final int MANAGEMENT = 8081;

  private final Checkout checkout;
  private final Distribution distribution;

  public Image(Checkout checkout, Distribution distribution) {
    this.checkout = checkout;
    this.distribution = distribution;
  }

  /** Without a registry: whoever publishes it names the place. */
  String name() throws IOException {
    return "purser:" + checkout.version();
  }

  public Path archive() throws IOException {
    return checkout
        .output()
        .resolve("purser-" + checkout.version() + "-" + io.purser.dist.Platform.NAME + ".oci.tar");
  }

  public void make() throws IOException {
    if (!io.purser.dist.Platform.SYSTEM.equals("linux")) {
      throw new CannotStart("the image holds this machine's Java, so it can be made on Linux only");
    }
    var scratch = Files.createDirectories(checkout.output().resolve("image"));
    Files.deleteIfExists(archive());
    try {
      Jib.fromScratch()
          .setFormat(ImageFormat.OCI)
          .setPlatforms(
              Set.of(
                  new Platform(
                      io.purser.dist.Platform.ARCHITECTURE, io.purser.dist.Platform.SYSTEM)))
          .setCreationTime(checkout.commitTime())
          .setLabels(labels())
          .setUser(SystemFiles.USER + ":" + SystemFiles.USER)
          .setWorkingDirectory(AbsoluteUnixPath.fromPath(LAYOUT.root()))
          .setExposedPorts(Port.tcp(PRODUCT_API), Port.tcp(MANAGEMENT))
          .setEntrypoint(LAYOUT.startWithCache())
          .setProgramArguments("serve")
          .setFileEntriesLayers(layers(scratch))
          .containerize(
              Containerizer.to(TarImage.at(archive()).named(name()))
                  .setOfflineMode(true)
                  .setToolName("purser")
                  .setBaseImageLayersCache(scratch.resolve("base-layers"))
                  .setApplicationLayersCache(scratch.resolve("layers")));
    } catch (InvalidImageReferenceException
        | RegistryException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw new CannotStart("the image cannot be made: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  private Map<String, String> labels() throws IOException {
    var labels = new LinkedHashMap<String, String>();
    labels.put("org.opencontainers.image.title", "Purser");
    labels.put(
        "org.opencontainers.image.description",
        "The backend between a fintech team's apps and the Yativo provider");
    labels.put("org.opencontainers.image.version", checkout.version());
    labels.put("org.opencontainers.image.created", checkout.commitTime().toString());
    checkout
        .revision()
        .ifPresent(commit -> labels.put("org.opencontainers.image.revision", commit));
    return labels;
  }

  /** What changes rarely comes first, so that registries and hosts keep it. */
  private List<FileEntriesLayer> layers(Path scratch) throws IOException {
    var system = FileEntriesLayer.builder().setName("system");
    for (var file : SystemFiles.collect(distribution.layout(), scratch).entrySet()) {
      boolean runs = Files.isExecutable(file.getValue());
      system.addEntry(
          file.getValue(),
          AbsoluteUnixPath.get(file.getKey()),
          FilePermissions.fromOctalString(runs ? "755" : "644"),
          Instant.EPOCH);
    }
    return List.of(
        system.build(),
        layer("runtime", Layout::runtime),
        layer("libraries", Layout::libraries),
        layer("start", Layout::script, Layout::jvmOptions, Layout::readme));
  }

  /** With the permissions and the times that the files have, which the cache depends on. */
  @SafeVarargs
  private final FileEntriesLayer layer(String name, Function<Layout, Path>... parts)
      throws IOException {
    var layer = FileEntriesLayer.builder().setName(name);
    for (var part : parts) {
      layer.addEntryRecursive(
          part.apply(distribution.layout()),
          AbsoluteUnixPath.fromPath(part.apply(LAYOUT)),
          (file, path) -> permissions(file),
          (file, path) -> modificationTime(file));
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path file) {
    return FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644");
  }

  private static Instant modificationTime(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
