package io.purser.rest.customer.export;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of an export. It is made while it is read: no more than a page is held at a time, and
 * between two pages no connection. One that breaks off has no closing brace, and is no JSON.
 */
public final class ExportDocument {
  private final UnitOfWork work;
  private final JsonText json;
  private final TenantId tenant;
  private final CustomerId customer;
  private final Audience audience;

  public ExportDocument(
      UnitOfWork work, JsonText json, TenantId tenant, CustomerId customer, Audience audience) {
    this.work = work;
    this.json = json;
    this.tenant = tenant;
    this.customer = customer;
    this.audience = audience;
  }

  /**
   * @param head the members before the parts; there is at least one
   */
  public InputStream of(SequencedMap<String, Object> head, List<ExportedPart> parts) {
    var first =
        head.entrySet().stream()
            .map(member -> name(member.getKey()) + text(member.getValue()))
            .collect(Collectors.joining(",", "{", ""));
    var members = Stream.concat(Stream.of(bytes(first)), parts.stream().map(this::part));
    return new Whole(inTurn(Stream.concat(members, Stream.of(bytes("}\n"))).iterator()));
  }

  private InputStream part(ExportedPart part) {
    var name = "," + name(part.member());
    return switch (part) {
      case ExportedPart.Document document ->
          bytes(name + work.reading(tenant, () -> text(document)));
      case ExportedPart.Listed listed ->
          inTurn(Stream.of(bytes(name), inTurn(new Pages(listed))).iterator());
    };
  }

  private String text(ExportedPart.Document document) {
    var view = document.view().of(tenant, customer);
    return view == null ? "null" : text(view);
  }

  private String name(String member) {
    return json.write(member) + ":";
  }

  private String text(Object view) {
    return json.write(view, audience);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Asks for each only when the one before it is at its end. */
  @SuppressWarnings("JdkObsolete") // A sequence takes no iterator.
  private static InputStream inTurn(Iterator<InputStream> streams) {
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return streams.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return streams.next();
          }
        });
  }

  /** A list, a page at a time. */
  private final class Pages implements Iterator<InputStream> {
    private final ExportedPart.Listed list;
    private boolean begun;
    private boolean ended;
    private @Nullable Position after;

    Pages(ExportedPart.Listed list) {
      this.list = list;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public InputStream next() {
      var request = new PageRequest(PageRequest.MAX_LIMIT, after, false);
      var page = work.reading(tenant, () -> list.views().of(tenant, customer, request, audience));
      var before = begun ? "," : "[";
      var items =
          page.items().stream().map(ExportDocument.this::text).collect(Collectors.joining(","));
      begun = true;
      after = page.next();
      ended = after == null;
      return bytes(before + items + (ended ? "]" : ""));
    }
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
        throw new IOException("an export breaks off", e);
      }
    }

    @FunctionalInterface
    private interface Reading {
      int read() throws IOException;
    }
  }
}
