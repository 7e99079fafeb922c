package io.purser.rest.kyc.document;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form with files (RFC 7578), taken apart while it arrives. Everything stays in memory: nothing
 * of it is ever written to a disk, and no more is taken in than may be kept.
 */
final class DocumentForm {
  /** What a form has beside its file: names, boundaries, headers. */
  static final int ENVELOPE_BYTES = 16 * 1024;

  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int MOST_PARTS = 8;
  private static final int MOST_HEADER_BYTES = 4 * 1024;

  private final List<Field> fields = new ArrayList<>();
  private final List<File> files = new ArrayList<>();

  private DocumentForm() {}

  /** A part that is no file. */
  record Field(String name, String value) {}

  /**
   * A part that is one.
   *
   * @param mediaType what somebody says that it is, or null
   */
  record File(String name, String fileName, @Nullable String mediaType, List<byte[]> pieces) {
    int size() {
      return pieces.stream().mapToInt(piece -> piece.length).sum();
    }
  }

  /** How long a form may take to arrive. */
  interface Patience {
    /** Refuses the request once it is over. */
    void require();
  }

  List<Field> fields() {
    return fields;
  }

  List<File> files() {
    return files;
  }

  /**
   * @param contentType as it was declared, with the boundary
   */
  static DocumentForm read(InputStream body, String contentType, Patience patience) {
    var decoder = decoder(contentType);
    try {
      var form = new DocumentForm();
      var chunk = new byte[CHUNK_BYTES];
      long arrived = 0;
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        patience.require();
        arrived += read;
        if (arrived > DocumentContent.MOST_BYTES + ENVELOPE_BYTES) {
          throw new Refused(ProblemCode.DOCUMENT_TOO_LARGE);
        }
        decoder.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(chunk, 0, read)));
        form.takeWhatIsWhole(decoder);
      }
      decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
      form.takeWhatIsWhole(decoder);
      if (decoder.currentPartialHttpData() != null) {
        throw new Refused(ProblemCode.MALFORMED_FORM);
      }
      return form;
    } catch (TooLongFormFieldException | TooManyFormFieldsException | ErrorDataDecoderException e) {
      throw refusal(e);
    } catch (IOException e) {
      // It broke off; whoever sent it is gone or sends nonsense.
      throw new Refused(ProblemCode.MALFORMED_FORM);
    } finally {
      decoder.destroy();
    }
  }

  /** A part that is larger than it may be is told by the cause. */
  private static Refused refusal(Exception e) {
    return new Refused(
        e.getCause() instanceof IOException
            ? ProblemCode.DOCUMENT_TOO_LARGE
            : ProblemCode.MALFORMED_FORM);
  }

  private static HttpPostMultipartRequestDecoder decoder(String contentType) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    var inMemory = new DefaultHttpDataFactory(false);
    inMemory.setMaxLimit(DocumentContent.MOST_BYTES);
    try {
      var decoder =
          new HttpPostMultipartRequestDecoder(
              inMemory, request, StandardCharsets.UTF_8, MOST_PARTS, MOST_HEADER_BYTES);
      // Else it keeps all of what it has taken apart until the end.
      decoder.setDiscardThreshold(CHUNK_BYTES);
      return decoder;
    } catch (ErrorDataDecoderException e) {
      throw new Refused(ProblemCode.MALFORMED_FORM);
    }
  }

  private void takeWhatIsWhole(HttpPostMultipartRequestDecoder decoder) throws IOException {
    try {
      while (decoder.hasNext()) {
        var part = decoder.next();
        decoder.removeHttpDataFromClean(part);
        try {
          take(part);
        } finally {
          part.release();
        }
      }
    } catch (EndOfDataDecoderException _) {
      // Everything was taken.
    }
  }

  private void take(InterfaceHttpData part) throws IOException {
    switch (part) {
      case FileUpload file ->
          files.add(
              new File(file.getName(), file.getFilename(), file.getContentType(), pieces(file)));
      case Attribute field -> fields.add(new Field(field.getName(), field.getValue()));
      default -> throw new Refused(ProblemCode.MALFORMED_FORM);
    }
  }

  private static List<byte[]> pieces(FileUpload file) throws IOException {
    var content = file.getByteBuf();
    var pieces = new ArrayList<byte[]>();
    while (content.isReadable()) {
      var piece = new byte[Math.min(DocumentContent.PIECE_BYTES, content.readableBytes())];
      content.readBytes(piece);
      pieces.add(piece);
    }
    return pieces;
  }
}
