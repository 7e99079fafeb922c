package io.purser.domain.kyc.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileTypeTest {
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void a_file_is_what_it_begins_like() {
    assertThat(FileType.of(bytes("%PDF-1.7\n"))).contains(FileType.PDF);
    assertThat(FileType.of(bytes("\u00ff\u00d8\u00ff\u00e0"))).contains(FileType.JPEG);
    assertThat(FileType.of(bytes("\u0089PNG\r\n\u001a\n\0"))).contains(FileType.PNG);
    assertThat(FileType.of(bytes("RIFF\u0010\0\0\0WEBPVP8 "))).contains(FileType.WEBP);
    assertThat(FileType.of(bytes("\0\0\0\u0018ftypheic\0"))).contains(FileType.HEIF);
    assertThat(FileType.of(bytes("\0\0\0\u0018ftypmif1\0"))).contains(FileType.HEIF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%PDF",
        " %PDF-1.7",
        "<html>%PDF-",
        "PK\u0003\u0004",
        "GIF89a",
        "RIFF\u0010\0\0\0WAVE",
        "\0\0\0\u0018ftypmp42",
        "\0\0\0\u0018ftyp"
      })
  void what_begins_otherwise_is_none_of_them(String beginning) {
    assertThat(FileType.of(bytes(beginning))).isEmpty();
  }

  @Test
  void the_names_by_which_browsers_call_them_are_known() {
    assertThat(FileType.ofMediaType("Image/HEIC")).contains(FileType.HEIF);
    assertThat(FileType.ofMediaType("image/jpg")).contains(FileType.JPEG);
    assertThat(FileType.ofMediaType("application/pdf")).contains(FileType.PDF);
    assertThat(FileType.ofMediaType("text/html")).isEmpty();
  }
}
