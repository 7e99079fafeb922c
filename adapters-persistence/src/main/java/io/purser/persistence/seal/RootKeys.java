package io.purser.persistence.seal;

import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.MasterKey;
import io.purser.domain.tenant.WrongMasterKey;
import io.purser.persistence.schema.tables.records.DataKeyRecord;
import io.purser.persistence.schema.tables.records.RootKeyInUseRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The root key as it lies in the database, sealed under a master key. It is random and made at the
 * first start; a database from before there were root keys goes on with its master key as the root.
 * Read when it is first needed, and then remembered.
 */
public final class RootKeys implements KeyProvider {
  private static final int KEY_BYTES = 32;
  private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RootKeyTable table;
  private final List<MasterKey> masters;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile byte @Nullable [] root;

  /** Guarded by the lock: why it could not be read, and when that was. */
  private @Nullable RuntimeException failure;

  private long failedAt;

  /**
   * @param masters those that the root key may be sealed under; a new one is sealed under the first
   */
  public RootKeys(RootKeyTable table, List<MasterKey> masters) {
    this.table = table;
    this.masters = List.copyOf(masters);
  }

  /**
   * @throws WrongMasterKey when it is sealed under none of our master keys
   */
  @Override
  public byte[] rootKey() {
    var known = root;
    if (known == null) {
      reading.lock();
      try {
        known = root == null ? readOnce() : root;
        root = known;
      } finally {
        reading.unlock();
      }
    }
    return known.clone();
  }

  /** Whoever waited while it could not be read is told so, and tries in a second. */
  private byte[] readOnce() {
    var before = failure;
    if (before != null && System.nanoTime() - failedAt < FAILURE_REMEMBERED.toNanos()) {
      throw before;
    }
    try {
      return read();
    } catch (DataAccessException | WrongMasterKey now) {
      failure = now;
      failedAt = System.nanoTime();
      throw now;
    }
  }

  /**
   * Whether it is known, which is no while the database cannot be asked.
   *
   * @throws WrongMasterKey when it is sealed under none of our master keys
   */
  public boolean isKnown() {
    try {
      return rootKey().length == KEY_BYTES;
    } catch (DataAccessException away) {
      return false;
    }
  }

  private byte[] read() {
    return table
        .find()
        .map(this::open)
        .orElseGet(
            () -> {
              var first = masters.getFirst();
              table.addFirst(first.fingerprint(), seal(first, firstRoot(first)));
              // Another node may have been first.
              return open(table.find().orElseThrow());
            });
  }

  private byte[] open(RootKeyInUseRecord sealed) {
    var master =
        masters.stream()
            .filter(known -> known.fingerprint().equals(sealed.getFingerprint()))
            .findFirst()
            .orElseThrow(
                () ->
                    new WrongMasterKey(
                        "the master key is not the one of this database, whose fingerprint is "
                            + sealed.getFingerprint()));
    return open(master, sealed);
  }

  private byte[] firstRoot(MasterKey master) {
    if (!table.hasTenants()) {
      var bytes = new byte[KEY_BYTES];
      RANDOM.nextBytes(bytes);
      return bytes;
    }
    // From before there were root keys. What is there tells whether this is its key.
    KeyProvider own = master::bytes;
    table.anyDataKey().ifPresent(sample -> requireOpen(own, sample));
    return master.bytes();
  }

  private static void requireOpen(KeyProvider own, DataKeyRecord sample) {
    try {
      SealKeys.wrapping(own)
          .open(
              SealKeys.place(sample.getTenantId(), sample.getCustomerId()), sample.getWrappedKey());
    } catch (BrokenSeal other) {
      throw new WrongMasterKey("the master key does not open what is in this database");
    }
  }

  /**
   * Seals the root key under another master key, in one statement. Nodes that have either go on.
   *
   * @param next that it is sealed under from now on
   * @return false when it was so already
   */
  public boolean rewrap(MasterKey next) {
    // Makes it where there is none.
    var _ = rootKey();
    var sealed = table.find().orElseThrow();
    if (sealed.getFingerprint().equals(next.fingerprint())) {
      requireRoot(open(next, sealed));
      return false;
    }
    table.replace(sealed.getFingerprint(), next.fingerprint(), seal(next, open(sealed)));
    requireRoot(open(next, table.find().orElseThrow()));
    return true;
  }

  private static void requireRoot(byte[] root) {
    if (root.length != KEY_BYTES) {
      throw new WrongMasterKey("the root key is damaged");
    }
  }

  private static byte[] seal(MasterKey master, byte[] root) {
    return under(master).seal(RootKeyTable.PLACE, root);
  }

  private static byte[] open(MasterKey master, RootKeyInUseRecord sealed) {
    try {
      return under(master).open(RootKeyTable.PLACE, sealed.getSealed());
    } catch (BrokenSeal broken) {
      throw new WrongMasterKey("the root key of this database is damaged");
    }
  }

  private static SealKey under(MasterKey master) {
    KeyProvider own = master::bytes;
    return new SealKey(own.keyFor("seal root key"));
  }
}
