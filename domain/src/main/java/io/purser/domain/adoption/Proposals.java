package io.purser.domain.adoption;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All proposals. Used inside a unit of work of the tenant. A tenant has one proposal of a record,
 * and one more that says how a linked record has changed.
 */
public interface Proposals {
  /**
   * Adds a proposal. One of the same record that is open is replaced by it under its own id, and
   * one that was decided stays as it is.
   */
  void propose(Proposal proposal);

  Optional<Proposal> get(TenantId tenant, ProposalId id);

  /** The same, locked until the unit of work ends. */
  Optional<Proposal> getForUpdate(TenantId tenant, ProposalId id);

  /** Keeps what was decided. What is known of a person is forgotten once it is confirmed. */
  void save(Proposal decided);

  /**
   * Of what this import saw, newest first.
   *
   * @param wanted conditions that hold together
   */
  Page<Proposal> list(TenantId tenant, ImportId importId, Wanted wanted, PageRequest page);

  /** Which proposals are wanted; null for all of them. */
  record Wanted(@Nullable RecordKind kind, @Nullable Match match, Proposal.@Nullable State state) {
    public static final Wanted ALL = new Wanted(null, null, null);
  }

  /** How many this import saw, by match; a match without any is left out. */
  Map<Match, Integer> counts(TenantId tenant, ImportId importId);

  /**
   * Whether no customer of any tenant of the provider account has this record. Nobody else is told
   * so until the unit of work ends, so that two cannot link one record.
   */
  boolean isFree(TenantId tenant, RecordKind kind, String providerId);
}
