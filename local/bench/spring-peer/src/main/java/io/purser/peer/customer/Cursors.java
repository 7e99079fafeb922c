package io.purser.peer.customer;

import io.purser.domain.list.Position;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import io.purser.peer.seal.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/** Positions in the list of customers, signed as Purser signs them, so that either takes both. */
@Component
class Cursors {
  private static final String ROUTE = "GET /v1/customers";
  private static final String NO_FILTERS = "0";
  private static final int MAC_BYTES = 32;
  private static final int MAX_LENGTH = 512;

  private final KeyedHash hash;

  Cursors(KeyProvider keys) {
    this.hash = new KeyedHash(keys.keyFor("cursor"));
  }

  String write(TenantId tenant, Position position) {
    var place = (position.createdAt() + " " + position.id()).getBytes(StandardCharsets.UTF_8);
    var cursor =
        ByteBuffer.allocate(MAC_BYTES + place.length).put(mac(tenant, place)).put(place).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  Position read(TenantId tenant, String text) {
    var bytes = decode(text);
    if (bytes.length <= MAC_BYTES) {
      throw new Refused(ProblemCode.CURSOR_INVALID);
    }
    var place = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac(tenant, place), Arrays.copyOf(bytes, MAC_BYTES))) {
      throw new Refused(ProblemCode.CURSOR_INVALID);
    }
    var parts = new String(place, StandardCharsets.UTF_8).split(" ", 2);
    return new Position(Instant.parse(parts[0]), parts[1]);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.length() > MAX_LENGTH ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new Refused(ProblemCode.CURSOR_INVALID);
    }
  }

  private byte[] mac(TenantId tenant, byte[] place) {
    var mac = hash.begin();
    add(mac, tenant.value());
    add(mac, ROUTE);
    add(mac, NO_FILTERS);
    return mac.doFinal(place);
  }

  /** Each part with its length before it, so that no two lists of parts look the same. */
  private static void add(Mac mac, String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
  }
}
