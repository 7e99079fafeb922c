package io.purser.persistence.adoption;

import static io.purser.persistence.schema.Tables.ADOPTION_PROPOSAL;

import io.purser.domain.adoption.Match;
import io.purser.domain.adoption.Proposal;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Email;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.AdoptionProposalRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** What of a proposal is in which column. */
@Singleton
final class ProposalColumns {
  private final SealKeys keys;

  ProposalColumns(SealKeys keys) {
    this.keys = keys;
  }

  AdoptionProposalRecord write(Proposal proposal) {
    var found = proposal.found();
    var row = new AdoptionProposalRecord();
    row.setTenantId(proposal.tenant());
    row.setId(proposal.id());
    row.setImportId(proposal.importId());
    row.setKind(Words.of(found.kind()));
    row.setProviderId(found.id());
    row.setReference(found.reference());
    boolean forgotten = proposal.state() == Proposal.State.CONFIRMED;
    var email = found.email();
    row.setEmail(
        seal(proposal, ADOPTION_PROPOSAL.EMAIL, forgotten || email == null ? null : email.value()));
    var wallet = found instanceof ProviderRecord.WalletCustomer it ? it : null;
    var name = wallet == null || forgotten ? null : wallet.name();
    row.setName(seal(proposal, ADOPTION_PROPOSAL.NAME, name));
    var standing = found instanceof ProviderRecord.CardCustomer it ? it.standing() : null;
    row.setStatus(
        wallet != null ? wallet.status() : standing == null ? null : standing.said().flow());
    row.setEmailVerified(standing == null ? null : (Boolean) standing.emailVerified());
    row.setKyc(standing == null || standing.kyc() == null ? null : Words.of(standing.kyc()));
    row.setDeployed(standing == null ? null : (Boolean) standing.deployed());
    row.setHasCard(standing == null ? null : (Boolean) standing.hasCard());
    row.setProviderKyc(standing == null ? null : standing.said().kyc());
    row.setUnderstood(standing == null ? null : (Boolean) standing.said().understood());
    row.setMatch(Words.of(proposal.match()));
    row.setCustomerId(proposal.customer());
    row.setState(Words.of(proposal.state()));
    row.setCreatedAt(proposal.createdAt());
    row.setUpdatedAt(proposal.updatedAt());
    return row;
  }

  private byte @Nullable [] seal(
      Proposal proposal, TableField<AdoptionProposalRecord, byte[]> column, @Nullable String text) {
    var tenant = proposal.tenant();
    return keys.ofTenant(tenant)
        .seal(Place.of(column, tenant.value(), proposal.id().value()), text);
  }

  Proposal read(AdoptionProposalRecord row) {
    return new Proposal(
        row.getId(),
        row.getTenantId(),
        row.getImportId(),
        found(row),
        Words.parse(Match.class, row.getMatch()),
        row.getCustomerId(),
        Words.parse(Proposal.State.class, row.getState()),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }

  private ProviderRecord found(AdoptionProposalRecord row) {
    var address = open(row, ADOPTION_PROPOSAL.EMAIL);
    var email = address == null ? null : new Email(address);
    return switch (Words.parse(RecordKind.class, row.getKind())) {
      case WALLET_CUSTOMER ->
          new ProviderRecord.WalletCustomer(
              row.getProviderId(),
              row.getReference(),
              email,
              open(row, ADOPTION_PROPOSAL.NAME),
              row.getStatus());
      case CARD_CUSTOMER ->
          new ProviderRecord.CardCustomer(
              row.getProviderId(),
              row.getReference(),
              email,
              new Standing(
                  row.getEmailVerified(),
                  row.getKyc() == null ? null : Words.parse(Kyc.class, row.getKyc()),
                  row.getDeployed(),
                  row.getHasCard(),
                  new Standing.Words(row.getStatus(), row.getProviderKyc(), row.getUnderstood())));
    };
  }

  private @Nullable String open(
      AdoptionProposalRecord row, TableField<AdoptionProposalRecord, byte[]> column) {
    return keys.ofTenant(row.getTenantId())
        .openText(
            Place.of(column, row.getTenantId().value(), row.getId().value()), row.get(column));
  }
}
