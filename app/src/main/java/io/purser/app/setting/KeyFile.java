package io.purser.app.setting;

import io.purser.domain.tenant.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;

/** A master key in a file: 64 hexadecimal digits and perhaps a line end. */
public final class KeyFile {
  private static final int KEY_BYTES = 32;

  /**
   * Random bytes repeat a little; a key with fewer different bytes than this was made up by hand.
   */
  private static final int FEWEST_DIFFERENT_BYTES = 16;

  private KeyFile() {}

  /**
   * @param setting that names the file
   * @throws UnusableSetting when there is no such file or no good key in it
   */
  public static MasterKey read(String setting, Path file) {
    try {
      var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length != KEY_BYTES) {
        throw new UnusableSetting(setting, "must hold 64 hexadecimal digits");
      }
      if (differentBytes(bytes) < FEWEST_DIFFERENT_BYTES) {
        throw new UnusableSetting(setting, "holds a key that is not random");
      }
      return new MasterKey(bytes);
    } catch (IOException e) {
      throw new UnusableSetting(setting, "names a file that cannot be read: " + file);
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting(setting, "must hold 64 hexadecimal digits");
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
