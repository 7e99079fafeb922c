package io.purser.domain.kyc.document;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.text.Text;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was handed in about a customer, without its content. It never changes.
 *
 * @param shareholder whom of the business it is about, or null when it is about the customer
 * @param fileName what whoever handed it in calls it; personal, and never a path
 * @param size in bytes
 */
public record Document(
    DocumentId id,
    TenantId tenant,
    CustomerId customer,
    Kind kind,
    @Nullable ShareholderId shareholder,
    FileType type,
    String fileName,
    int size,
    Instant createdAt) {
  /** As many as a customer may have. */
  public static final int MOST = 100;

  /** What never changes has one version. */
  public static final long VERSION = 1;

  public static final int MAX_FILE_NAME = 255;

  /** What a document is for. */
  public enum Kind {
    REGISTER_EXTRACT,
    ARTICLES,
    SHAREHOLDER_LIST,
    PROOF_OF_ADDRESS,
    IDENTITY,
    OTHER
  }

  public Document {
    Text.require(fileName, problemWithFileName(fileName));
  }

  /** A name alone: nothing that leads to another folder anywhere. */
  public static Optional<String> problemWithFileName(String text) {
    boolean isPath = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0;
    return isPath || text.equals(".") || text.equals("..")
        ? Optional.of("must be a name without a path")
        : Text.problemWith(text, MAX_FILE_NAME);
  }

  @Override
  public String toString() {
    return "Document[" + id + "]";
  }
}
