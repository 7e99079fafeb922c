package io.purser.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.purser.domain.Given;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A form with files, put together by hand. */
final class Forms {
  private static final String BOUNDARY = "----purser-4711";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  static Forms empty() {
    return new Forms();
  }

  static Forms document(String kind, byte[] content) {
    return empty().field("kind", kind).file("extract.pdf", "application/pdf", content);
  }

  /** A file that nobody else has. */
  static byte[] pdf(String words) {
    return ("%PDF-1.7\n" + Given.unique(words)).getBytes(UTF_8);
  }

  /** One of this size. */
  static byte[] pdf(int size) {
    return Arrays.copyOf(pdf("large"), size);
  }

  Forms field(String name, String value) {
    return part("name=\"" + name + "\"", "", value.getBytes(UTF_8));
  }

  Forms file(String fileName, String mediaType, byte[] content) {
    return part(
        "name=\"file\"; filename=\"" + fileName + "\"",
        mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n",
        content);
  }

  private Forms part(String disposition, String headers, byte[] content) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
    text(headers + "\r\n");
    body.writeBytes(content);
    text("\r\n");
    return this;
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }

  byte[] whole() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return whole.toByteArray();
  }

  TestServer.Call in(TestServer.Call call) {
    return call.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).body(whole());
  }

  TestServer.Call brokenOffIn(TestServer.Call call) {
    return call.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .body(body.toByteArray());
  }
}
