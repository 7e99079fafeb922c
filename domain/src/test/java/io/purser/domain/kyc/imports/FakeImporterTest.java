package io.purser.domain.kyc.imports;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.kyc.Finding;

final class FakeImporterTest extends VerificationImporterContract {
  private final FakeImporter importer = new FakeImporter(new InMemoryStore());

  @Override
  protected VerificationImporter importer() {
    return importer;
  }

  @Override
  protected ShareToken tokenFor(Finding finding) {
    var token = new ShareToken(Given.unique("share-token"));
    importer.vouches(token, finding);
    return token;
  }

  @Override
  protected ShareToken expiredToken() {
    var token = new ShareToken(Given.unique("share-token"));
    importer.letsExpire(token);
    return token;
  }

  @Override
  protected void losesTheNextAnswer() {
    importer.losesTheNextAnswer();
  }

  @Override
  protected int taken() {
    return importer.taken();
  }
}
