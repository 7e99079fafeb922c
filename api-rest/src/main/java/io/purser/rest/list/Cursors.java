package io.purser.rest.list;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.DerivedKey;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Positions in lists, as callers carry them around. A cursor is signed together with the list and
 * the filters that it belongs to, so it continues that list and no other.
 */
@Singleton
public final class Cursors {
  private static final int MAC_BYTES = 32;
  private static final int MAX_LENGTH = 512;

  private final DerivedKey key;

  Cursors(KeyProvider keys) {
    this.key = new DerivedKey(keys, "cursor");
  }

  /**
   * One list with one set of filters.
   *
   * @param filters everything that decides what the list holds
   */
  public record Listing(TenantId tenant, String route, Map<String, String> filters) {
    public Listing {
      filters = new TreeMap<>(filters);
    }
  }

  /** The part of a list that a query asks for. */
  public PageRequest page(Listing listing, Query query) {
    return page(listing, query.limit(), query.cursor(), query.includesTotal());
  }

  /** The part of a list that a caller asks for. */
  public PageRequest page(Listing listing, int limit, Optional<String> cursor, boolean withTotal) {
    return new PageRequest(limit, cursor.map(text -> read(listing, text)).orElse(null), withTotal);
  }

  public @Nullable String next(Listing listing, Page<?> page) {
    return page.next() == null ? null : write(listing, page.next());
  }

  private String write(Listing listing, Position position) {
    var place = (position.createdAt() + " " + position.id()).getBytes(StandardCharsets.UTF_8);
    var mac = mac(listing, place);
    var cursor = ByteBuffer.allocate(MAC_BYTES + place.length).put(mac).put(place).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  private Position read(Listing listing, String text) {
    var bytes = decode(text);
    if (bytes.length <= MAC_BYTES) {
      throw invalid();
    }
    var place = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac(listing, place), Arrays.copyOf(bytes, MAC_BYTES))) {
      throw invalid();
    }
    // The signature is ours, so the rest is as it was written.
    var parts = new String(place, StandardCharsets.UTF_8).split(" ", 2);
    return new Position(Instant.parse(parts[0]), parts[1]);
  }

  private static byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw invalid();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      // One cursor has one spelling: padding and stray bits in the last character are not ours.
      if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        throw invalid();
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private byte[] mac(Listing listing, byte[] place) {
    var mac = key.mac();
    add(mac, listing.tenant().value());
    add(mac, listing.route());
    add(mac, Integer.toString(listing.filters().size()));
    listing
        .filters()
        .forEach(
            (name, value) -> {
              add(mac, name);
              add(mac, value);
            });
    return mac.doFinal(place);
  }

  /** Each part with its length before it, so that no two lists of parts look the same. */
  private static void add(Mac mac, String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
  }

  private static Refused invalid() {
    return new Refused(ProblemCode.CURSOR_INVALID);
  }
}
