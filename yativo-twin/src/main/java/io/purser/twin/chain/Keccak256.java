package io.purser.twin.chain;

/**
 * Keccak-256 as Ethereum uses it. The JDK's SHA3-256 pads its input differently and gives other
 * hashes. Inputs here are 40 bytes, so only a single block is taken.
 */
final class Keccak256 {
  private static final int RATE_BYTES = 136;
  private static final int ROUNDS = 24;

  private Keccak256() {}

  static byte[] hash(byte[] input) {
    if (input.length >= RATE_BYTES) {
      throw new IllegalArgumentException("one block only: " + input.length);
    }
    byte[] block = new byte[RATE_BYTES];
    System.arraycopy(input, 0, block, 0, input.length);
    block[input.length] = 0x01;
    block[RATE_BYTES - 1] |= (byte) 0x80;
    long[] lanes = new long[25];
    for (int i = 0; i < RATE_BYTES; i++) {
      lanes[i / 8] |= (block[i] & 0xffL) << (8 * (i % 8));
    }
    permute(lanes);
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (lanes[i / 8] >>> (8 * (i % 8)));
    }
    return hash;
  }

  private static void permute(long[] a) {
    int lfsr = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta(a);
      rhoAndPi(a);
      chi(a);
      // The round constants are the output of a linear feedback shift register.
      for (int j = 0; j < 7; j++) {
        if ((lfsr & 1) != 0) {
          a[0] ^= 1L << ((1 << j) - 1);
        }
        lfsr = (lfsr << 1) ^ ((lfsr >> 7) * 0x171);
      }
    }
  }

  private static void theta(long[] a) {
    long[] column = new long[5];
    for (int x = 0; x < 5; x++) {
      column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long d = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5) {
        a[x + y] ^= d;
      }
    }
  }

  private static void rhoAndPi(long[] a) {
    int x = 1;
    int y = 0;
    long moving = a[1];
    for (int t = 0; t < 24; t++) {
      int nextY = (2 * x + 3 * y) % 5;
      x = y;
      y = nextY;
      long replaced = a[x + 5 * y];
      a[x + 5 * y] = Long.rotateLeft(moving, (t + 1) * (t + 2) / 2 % 64);
      moving = replaced;
    }
  }

  private static void chi(long[] a) {
    for (int y = 0; y < 25; y += 5) {
      long[] row = {a[y], a[y + 1], a[y + 2], a[y + 3], a[y + 4]};
      for (int x = 0; x < 5; x++) {
        a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
      }
    }
  }
}
