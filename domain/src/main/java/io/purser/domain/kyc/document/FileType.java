package io.purser.domain.kyc.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a file may be, by the bytes that it begins with. What somebody says that it is does not
 * count, and whether all of it can be shown is not looked at.
 */
public enum FileType {
  PDF("application/pdf"),
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp"),
  HEIF("image/heif");

  private static final int BRAND_AT = 8;
  private static final int BRAND_BYTES = 4;

  /** Still images of ISO/IEC 23008-12, as phones take them, and collections of them. */
  private static final Set<String> HEIF_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "mif1", "msf1", "hevc", "hevx");

  private final String mediaType;

  FileType(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The type of a file that begins like this; empty when it is none of these. */
  public static Optional<FileType> of(byte[] beginning) {
    return Stream.of(values()).filter(type -> type.beginsLike(beginning)).findFirst();
  }

  /** The type of this name, without its parameters and in any case; empty when it is none. */
  public static Optional<FileType> ofMediaType(String name) {
    return Stream.of(values())
        .filter(
            type ->
                type.mediaType.equalsIgnoreCase(name)
                    || (type == HEIF && "image/heic".equalsIgnoreCase(name))
                    || (type == JPEG && "image/jpg".equalsIgnoreCase(name)))
        .findFirst();
  }

  private boolean beginsLike(byte[] bytes) {
    return switch (this) {
      case PDF -> has(bytes, 0, "%PDF-");
      case JPEG -> has(bytes, 0, "\u00ff\u00d8\u00ff");
      case PNG -> has(bytes, 0, "\u0089PNG\r\n\u001a\n");
      case WEBP -> has(bytes, 0, "RIFF") && has(bytes, BRAND_AT, "WEBP");
      case HEIF ->
          has(bytes, BRAND_AT - BRAND_BYTES, "ftyp")
              && bytes.length >= BRAND_AT + BRAND_BYTES
              && HEIF_BRANDS.contains(new String(bytes, BRAND_AT, BRAND_BYTES, ISO_8859_1));
    };
  }

  private static boolean has(byte[] bytes, int at, String wanted) {
    return bytes.length >= at + wanted.length()
        && new String(bytes, at, wanted.length(), ISO_8859_1).equals(wanted);
  }
}
