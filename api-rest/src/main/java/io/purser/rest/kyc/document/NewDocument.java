package io.purser.rest.kyc.document;

import static java.util.stream.Collectors.toMap;

import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.domain.kyc.document.FileType;
import io.purser.domain.kyc.document.KeepDocuments;
import io.purser.rest.json.Words;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file that is handed in, and what is said about it. */
@Schema(name = "NewDocument", description = "A file that is handed in.")
record NewDocument(
    @Schema(
            type = "string",
            format = "binary",
            description =
                "PDF, JPEG, PNG, WebP or HEIF, told by how it begins; at most 10 MiB. Its file name is"
                    + " kept: a name without a path, up to 255 characters, no card number.")
        String file,
    @Schema(
            type = "string",
            allowableValues = {
              "register-extract",
              "articles",
              "shareholder-list",
              "proof-of-address",
              "identity",
              "other"
            })
        String kind,
    @Schema(
            description = "Whom of a business it is about, if not the business.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String shareholderId) {
  static final Map<String, Document.Kind> KINDS =
      Stream.of(Document.Kind.values())
          .collect(toMap(NewDocument::word, kind -> kind, (first, _) -> first, LinkedHashMap::new));
  private static final int BEGINNING = 16;

  static String word(Document.Kind kind) {
    return Words.of(kind).replace('_', '-');
  }

  /** What was handed in, once it is certain that it may be. */
  record Read(KeepDocuments.Handed handed, DocumentContent content) {
    /** By what the same request is known when it comes again. */
    List<String> fingerprint() {
      var shareholder = handed.shareholder();
      return List.of(
          word(handed.kind()),
          shareholder == null ? "" : shareholder.value(),
          handed.type().mediaType(),
          handed.fileName(),
          HexFormat.of().formatHex(content.hash()));
    }
  }

  static Read read(DocumentForm form) {
    var errors = new ArrayList<FieldError>();
    var fields = fields(form, errors);
    var kind = KINDS.get(fields.getOrDefault("kind", ""));
    if (!fields.containsKey("kind")) {
      errors.add(error("kind", ProblemCode.MISSING_MEMBER, "must be there"));
    } else if (kind == null) {
      errors.add(
          error(
              "kind",
              ProblemCode.INVALID_VALUE,
              "must be one of " + String.join(", ", KINDS.keySet())));
    }
    var shareholder = shareholder(fields.get("shareholderId"), errors);
    var file = file(form, errors);
    if (!errors.isEmpty() || kind == null || file == null) {
      throw new Refused(Problem.of(errors));
    }
    return new Read(
        new KeepDocuments.Handed(kind, shareholder, type(file), file.fileName()),
        new DocumentContent(file.pieces()));
  }

  private static Map<String, String> fields(DocumentForm form, List<FieldError> errors) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : form.fields()) {
      var name = field.name();
      if (name.equals("file")) {
        errors.add(error("file", ProblemCode.WRONG_TYPE, "must be a file, with a file name"));
      } else if (!name.equals("kind") && !name.equals("shareholderId")) {
        errors.add(error(name, ProblemCode.UNKNOWN_MEMBER, "is not a member of this request"));
      } else if (fields.put(name, field.value()) != null) {
        errors.add(error(name, ProblemCode.DUPLICATE_MEMBER, "must be there once"));
      }
    }
    return fields;
  }

  private static @Nullable ShareholderId shareholder(
      @Nullable String text, List<FieldError> errors) {
    if (text == null) {
      return null;
    }
    var id = ShareholderId.parse(text);
    if (id.isEmpty()) {
      errors.add(error("shareholderId", ProblemCode.INVALID_VALUE, "must be a shareholder's id"));
    }
    return id.orElse(null);
  }

  private static DocumentForm.@Nullable File file(DocumentForm form, List<FieldError> errors) {
    for (var file : form.files()) {
      if (!file.name().equals("file")) {
        errors.add(
            error(file.name(), ProblemCode.UNKNOWN_MEMBER, "is not a member of this request"));
      }
    }
    var files = form.files().stream().filter(file -> file.name().equals("file")).toList();
    if (files.size() != 1) {
      boolean isMissing = files.isEmpty();
      if (!isMissing || errors.stream().noneMatch(it -> it.code() == ProblemCode.WRONG_TYPE)) {
        errors.add(
            isMissing
                ? error("file", ProblemCode.MISSING_MEMBER, "must be there")
                : error("file", ProblemCode.DUPLICATE_MEMBER, "must be there once"));
      }
      return null;
    }
    var file = files.getFirst();
    if (file.size() == 0) {
      errors.add(error("file", ProblemCode.INVALID_VALUE, "must not be empty"));
    }
    Document.problemWithFileName(file.fileName())
        .ifPresent(
            why -> errors.add(error("file", ProblemCode.INVALID_VALUE, "its file name " + why)));
    return file;
  }

  /** By its first bytes; what is declared must not say something else. */
  private static FileType type(DocumentForm.File file) {
    var first = file.pieces().getFirst();
    var beginning = Arrays.copyOf(first, Math.min(BEGINNING, first.length));
    var type =
        FileType.of(beginning)
            .orElseThrow(() -> new Refused(ProblemCode.DOCUMENT_TYPE_NOT_ALLOWED));
    var declared = file.mediaType();
    if (declared != null && !declared.isEmpty() && !isUndecided(declared)) {
      if (FileType.ofMediaType(declared.split(";", 2)[0].strip()).orElse(null) != type) {
        throw new Refused(ProblemCode.DOCUMENT_TYPE_NOT_ALLOWED);
      }
    }
    return type;
  }

  private static boolean isUndecided(String mediaType) {
    return mediaType.toLowerCase(Locale.ROOT).startsWith("application/octet-stream");
  }

  private static FieldError error(String member, ProblemCode code, String why) {
    return FieldError.inBody("#/" + member, code, why);
  }
}
