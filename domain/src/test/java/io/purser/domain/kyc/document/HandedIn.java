package io.purser.domain.kyc.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;

/** Documents as somebody may hand them in. */
public final class HandedIn {
  private HandedIn() {}

  public static Document document(Customer customer, Document.Kind kind, Instant at) {
    return new Document(
        DocumentId.next(Given.IDS),
        customer.header().tenant(),
        customer.id(),
        kind,
        null,
        FileType.PDF,
        "extract.pdf",
        3 * DocumentContent.PIECE_BYTES + 17,
        at);
  }

  /** A file of this size that begins with these words. */
  public static DocumentContent content(String words, int size) {
    var all = Arrays.copyOf(("%PDF-1.7 " + words).getBytes(UTF_8), size);
    var pieces = new ArrayList<byte[]>();
    for (int from = 0; from < size; from += DocumentContent.PIECE_BYTES) {
      pieces.add(Arrays.copyOfRange(all, from, Math.min(size, from + DocumentContent.PIECE_BYTES)));
    }
    return new DocumentContent(pieces);
  }
}
