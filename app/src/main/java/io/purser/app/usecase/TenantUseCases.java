package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.ProviderAccess;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.tenant.setting.ChangeTenantIssuers;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.PlatformIssuers;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Tenants, and what opens their accounts at the provider. */
@Factory
final class TenantUseCases {
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
  ChangeTenantSettings changeTenantSettings(
      UnitOfWork work,
      Tenants tenants,
      SettingsOfTenants settings,
      Journal journal,
      InstantSource clock) {
    return new ChangeTenantSettings(work, tenants, settings, journal, clock);
  }

  @Singleton
  ChangeTenantIssuers changeTenantIssuers(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      SettingsOfTenants settings,
      PlatformIssuers platform,
      Journal journal,
      InstantSource clock,
      @Property(name = "purser.transfers.approval-within", defaultValue = "72h")
          Duration approvalTime) {
    return new ChangeTenantIssuers(work, tenants, settings, platform, journal, clock, approvalTime);
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
}
