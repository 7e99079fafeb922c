package io.purser.domain.kyc.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The bytes of a file, in pieces of one size but for the last, so that nobody needs all of them in
 * one place.
 */
public final class DocumentContent {
  /** The largest file: 10 MiB. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  public static final int PIECE_BYTES = 256 * 1024;

  private final List<byte[]> pieces;
  private final int size;

  /**
   * @param pieces whose bytes nobody changes any more
   */
  public DocumentContent(List<byte[]> pieces) {
    this.pieces = List.copyOf(pieces);
    this.size = this.pieces.stream().mapToInt(piece -> piece.length).sum();
    if (size < 1 || size > MOST_BYTES) {
      throw new IllegalArgumentException("no file that is kept");
    }
    for (int number = 0; number < this.pieces.size(); number++) {
      requireSize(number);
    }
  }

  private void requireSize(int number) {
    boolean isLast = number == pieces.size() - 1;
    int length = pieces.get(number).length;
    if (isLast ? length > PIECE_BYTES : length != PIECE_BYTES) {
      throw new IllegalArgumentException("a piece of another size");
    }
  }

  public List<byte[]> pieces() {
    return pieces;
  }

  public int size() {
    return size;
  }

  /** How many pieces a file of this size has. */
  public static int piecesOf(int size) {
    return (size + PIECE_BYTES - 1) / PIECE_BYTES;
  }

  /** SHA-256 over all of it, which tells it from all others. */
  public byte[] hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      pieces.forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "DocumentContent[hidden]";
  }
}
