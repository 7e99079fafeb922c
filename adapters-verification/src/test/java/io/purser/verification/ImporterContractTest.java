package io.purser.verification;

import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImporter;
import io.purser.domain.kyc.imports.VerificationImporterContract;
import org.junit.jupiter.api.AutoClose;

/** Our own adapter, over HTTP, against the importer that the twin plays. */
final class ImporterContractTest extends VerificationImporterContract {
  @AutoClose private final ImporterTwin twin = ImporterTwin.start();

  @Override
  protected VerificationImporter importer() {
    return twin.importer();
  }

  @Override
  protected ShareToken tokenFor(Finding finding) {
    return twin.tokenFor(finding);
  }

  @Override
  protected ShareToken expiredToken() {
    return twin.expiredToken();
  }

  @Override
  protected void losesTheNextAnswer() {
    twin.spoil(ImporterTwin.TAKE, "reset_after_commit", "");
  }

  @Override
  protected int taken() {
    return twin.taken();
  }
}
