package io.purser.app.setting;

import io.purser.domain.tenant.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;

/** The master key in a file: 64 hexadecimal digits and perhaps a line end. Read once. */
public final class KeyFile implements KeyProvider {
  private static final int KEY_BYTES = 32;

  /**
   * Random bytes repeat a little; a key with fewer different bytes than this was made up by hand.
   */
  private static final int FEWEST_DIFFERENT_BYTES = 16;

  private final byte[] key;

  /**
   * @throws UnusableSetting when there is no such file or no good key in it
   */
  public KeyFile(Path file) {
    this.key = read(file);
  }

  @Override
  public byte[] masterKey() {
    return key.clone();
  }

  private static byte[] read(Path file) {
    try {
      var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length != KEY_BYTES) {
        throw new UnusableSetting(
            RequiredSettings.MASTER_KEY_FILE, "must hold 64 hexadecimal digits");
      }
      if (differentBytes(bytes) < FEWEST_DIFFERENT_BYTES) {
        throw new UnusableSetting(
            RequiredSettings.MASTER_KEY_FILE, "holds a key that is not random");
      }
      return bytes;
    } catch (IOException e) {
      throw new UnusableSetting(
          RequiredSettings.MASTER_KEY_FILE, "names a file that cannot be read: " + file);
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting(
          RequiredSettings.MASTER_KEY_FILE, "must hold 64 hexadecimal digits");
    }
  }

  private static long differentBytes(byte[] bytes) {
    var seen = new BitSet(256);
    for (byte b : bytes) {
      seen.set(Byte.toUnsignedInt(b));
    }
    return seen.cardinality();
  }
}
