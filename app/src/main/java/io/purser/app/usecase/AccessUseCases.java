package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.KeyUses;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.access.RotateApiKey;
import io.purser.domain.access.confirmation.Confirmations;
import io.purser.domain.access.confirmation.MintConfirmation;
import io.purser.domain.access.confirmation.UseConfirmation;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
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
  OneTimeTokens oneTimeTokens(KeyProvider keys, SecureRandom random) {
    return new OneTimeTokens(keys, random);
  }

  @Singleton
  MintConfirmation mintConfirmation(
      Confirmations confirmations,
      Customers customers,
      OneTimeTokens tokens,
      Journal journal,
      Ids ids,
      InstantSource clock,
      @Value("${purser.security.confirmation-lifetime:5m}") Duration lifetime) {
    return new MintConfirmation(confirmations, customers, tokens, journal, ids, clock, lifetime);
  }

  @Singleton
  UseConfirmation useConfirmation(
      UnitOfWork work,
      Confirmations confirmations,
      OneTimeTokens tokens,
      Journal journal,
      InstantSource clock) {
    return new UseConfirmation(work, confirmations, tokens, journal, clock);
  }

  @Singleton
  KeyUses keyUses(UnitOfWork work, ApiKeys keys) {
    return new KeyUses(work, keys);
  }
}
