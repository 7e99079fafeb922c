package io.purser.persistence.customer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says of words which somebody surely does not have (a Bloom filter): each word sets two of its 128
 * bits, which the word's hash chooses. Who has a word has both its bits; who has not may have them
 * by chance, one in thirty of those who are called by two names.
 */
final class WordMark {
  static final int BYTES = 16;

  private WordMark() {}

  /** The mark of somebody who has exactly these words, which come as their hashes. */
  static byte[] of(byte[][] words) {
    var mark = new byte[BYTES];
    Arrays.stream(words)
        .flatMapToInt(word -> bitsOf(word).stream().mapToInt(Integer::intValue))
        .forEach(bit -> mark[bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE)));
    return mark;
  }

  /** The bits that everybody's mark has who has this word, numbered as get_bit numbers them. */
  static List<Integer> bitsOf(byte[] word) {
    return IntStream.of(word[0], word[1])
        .map(hash -> hash & (BYTES * Byte.SIZE - 1))
        .boxed()
        .toList();
  }
}
