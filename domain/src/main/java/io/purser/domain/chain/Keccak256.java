package io.purser.domain.chain;

import java.util.Arrays;

/**
 * The hash of Ethereum: Keccak as it was submitted to NIST, whose padding differs from SHA-3's, so
 * the JDK's SHA3-256 gives other results.
 */
final class Keccak256 {
  private static final int RATE = 136;
  private static final int HASH = 32;

  private static final long[] ROUND_CONSTANTS = {
    0x0000000000000001L, 0x0000000000008082L, 0x800000000000808aL, 0x8000000080008000L,
    0x000000000000808bL, 0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L,
    0x000000000000008aL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000aL,
    0x000000008000808bL, 0x800000000000008bL, 0x8000000000008089L, 0x8000000000008003L,
    0x8000000000008002L, 0x8000000000000080L, 0x000000000000800aL, 0x800000008000000aL,
    0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L
  };

  /** By how much each lane is rotated, and where it goes, along the one cycle through them all. */
  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };

  private static final int[] PLACES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };

  private Keccak256() {}

  static byte[] hash(byte[] message) {
    var padded = Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
    padded[message.length] ^= 0x01;
    padded[padded.length - 1] ^= (byte) 0x80;
    var state = new long[25];
    for (int block = 0; block < padded.length; block += RATE) {
      for (int i = 0; i < RATE / Long.BYTES; i++) {
        state[i] ^= lane(padded, block + i * Long.BYTES);
      }
      permute(state);
    }
    var hash = new byte[HASH];
    for (int i = 0; i < HASH; i++) {
      hash[i] = (byte) (state[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
    }
    return hash;
  }

  /** The lowest byte comes first. */
  private static long lane(byte[] bytes, int from) {
    long lane = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      lane = (lane << Byte.SIZE) | (bytes[from + i] & 0xffL);
    }
    return lane;
  }

  private static void permute(long[] state) {
    for (long constant : ROUND_CONSTANTS) {
      mixColumns(state);
      rotateAndMove(state);
      mixRows(state);
      state[0] ^= constant;
    }
  }

  private static void mixColumns(long[] state) {
    var parity = new long[5];
    for (int x = 0; x < 5; x++) {
      parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long mixed = parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5) {
        state[x + y] ^= mixed;
      }
    }
  }

  private static void rotateAndMove(long[] state) {
    long moving = state[1];
    for (int i = 0; i < PLACES.length; i++) {
      long there = state[PLACES[i]];
      state[PLACES[i]] = Long.rotateLeft(moving, ROTATIONS[i]);
      moving = there;
    }
  }

  private static void mixRows(long[] state) {
    for (int y = 0; y < 25; y += 5) {
      var row = Arrays.copyOfRange(state, y, y + 5);
      for (int x = 0; x < 5; x++) {
        state[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
      }
    }
  }
}
