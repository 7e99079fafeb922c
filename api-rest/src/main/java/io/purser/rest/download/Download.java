package io.purser.rest.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;

/**
 * A file that is answered while it is made, as fast as its reader takes it. What fails on the way
 * ends the connection, so that nobody takes what has arrived for the whole.
 */
public final class Download {
  private Download() {}

  /** All of them one after the other, each made when the one before it was read. */
  public static HttpResponse<StreamedFile> of(
      Iterator<InputStream> pieces, MediaType type, String fileName) {
    return HttpResponse.ok(new StreamedFile(new Whole(inTurn(pieces)), type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
  }

  public static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Asks for each only when the one before it is at its end; for the first at once. */
  @SuppressWarnings("JdkObsolete") // A sequence takes no iterator.
  public static InputStream inTurn(Iterator<InputStream> pieces) {
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return pieces.next();
          }
        });
  }

  /** The server ends a connection for what a stream declares, and forgets it for anything else. */
  private static final class Whole extends FilterInputStream {
    Whole(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      return reading(super::read);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return reading(() -> super.read(bytes, from, length));
    }

    private static int reading(Reading step) throws IOException {
      try {
        return step.read();
      } catch (RuntimeException e) {
        throw new IOException("a download breaks off", e);
      }
    }

    @FunctionalInterface
    private interface Reading {
      int read() throws IOException;
    }
  }
}
