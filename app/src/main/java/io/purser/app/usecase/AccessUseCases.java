package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.KeyUses;
import io.purser.domain.access.RotateApiKey;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.ProviderAccess;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts together who may call, and with what. */
@Factory
final class AccessUseCases {
  @Singleton
  IssueApiKey issueApiKey(
      ApiKeys keys, Journal journal, Ids ids, InstantSource clock, SecureRandom random) {
    return new IssueApiKey(keys, journal, ids, clock, random);
  }

  @Singleton
  RotateApiKey rotateApiKey(
      ApiKeys keys, Journal journal, Ids ids, InstantSource clock, SecureRandom random) {
    return new RotateApiKey(keys, journal, ids, clock, random);
  }

  @Singleton
  ChangeApiKey changeApiKey(ApiKeys keys, Journal journal, InstantSource clock) {
    return new ChangeApiKey(keys, journal, clock);
  }

  @Singleton
  CreateTenant createTenant(
      UnitOfWork work,
      Tenants tenants,
      TenantRegister register,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new CreateTenant(work, tenants, register, journal, ids, clock);
  }

  @Singleton
  SuspendTenant suspendTenant(
      UnitOfWork work,
      Tenants tenants,
      TenantRegister register,
      Journal journal,
      InstantSource clock) {
    return new SuspendTenant(work, tenants, register, journal, clock);
  }

  @Singleton
  SetProviderCredentials setProviderCredentials(
      UnitOfWork work,
      Tenants tenants,
      ProviderCredentials credentials,
      ProviderAccess access,
      Journal journal,
      InstantSource clock) {
    return new SetProviderCredentials(work, tenants, credentials, access, journal, clock);
  }

  @Singleton
  KeyUses keyUses(UnitOfWork work, ApiKeys keys) {
    return new KeyUses(work, keys);
  }
}
