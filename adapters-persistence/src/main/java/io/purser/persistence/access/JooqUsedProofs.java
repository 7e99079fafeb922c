package io.purser.persistence.access;

import static io.purser.persistence.schema.Tables.USED_PROOF;

import io.purser.domain.access.UsedProofs;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
final class JooqUsedProofs implements UsedProofs {
  @Override
  public boolean use(TenantId tenant, String hash, Instant until) {
    return OpenWork.of(tenant)
            .insertInto(USED_PROOF)
            .set(USED_PROOF.TENANT_ID, tenant)
            .set(USED_PROOF.HASH, hash)
            .set(USED_PROOF.EXPIRES_AT, until)
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
