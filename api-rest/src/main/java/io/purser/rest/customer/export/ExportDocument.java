package io.purser.rest.customer.export;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.download.Download;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonText;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of an export, piece by piece: no more than a page is held at a time, and between two
 * pages no connection to the database. One that breaks off has no closing brace, and is no JSON.
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
  public Iterator<InputStream> of(SequencedMap<String, Object> head, List<ExportedPart> parts) {
    var first =
        head.entrySet().stream()
            .map(member -> name(member.getKey()) + text(member.getValue()))
            .collect(Collectors.joining(",", "{", ""));
    var members = Stream.concat(Stream.of(Download.text(first)), parts.stream().map(this::part));
    return Stream.concat(members, Stream.of(Download.text("}\n"))).iterator();
  }

  private InputStream part(ExportedPart part) {
    var name = "," + name(part.member());
    return switch (part) {
      case ExportedPart.Document document ->
          Download.text(name + work.reading(tenant, () -> text(document)));
      case ExportedPart.Listed listed ->
          Download.inTurn(
              Stream.of(Download.text(name), Download.inTurn(new Pages(listed))).iterator());
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
      return Download.text(before + items + (ended ? "]" : ""));
    }
  }
}
