-- Taking over what was verified elsewhere. The share token is there while it is needed, and never again.
CREATE TABLE purser.verification_import (
  tenant_id         purser.typeid NOT NULL,
  id                purser.typeid NOT NULL,
  customer_id       purser.typeid NOT NULL,
  operation_id      purser.typeid NOT NULL,
  state             text          NOT NULL,
  share_token       bytea,
  import_reference  text,
  found             text,
  found_at          timestamptz,
  expires_at        timestamptz,
  retryable         boolean,
  rejection         text,
  rejection_code    text,
  requested_at      timestamptz   NOT NULL,
  updated_at        timestamptz   NOT NULL,
  version           bigint        NOT NULL,

  CONSTRAINT verification_import_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT verification_import_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT verification_import_of_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),

  CONSTRAINT verification_import_state_is_known CHECK (state IN ('requested', 'answered', 'refused')),
  CONSTRAINT verification_import_token_only_while_requested CHECK ((state = 'requested') = (share_token IS NOT NULL)),
  CONSTRAINT verification_import_answer_only_when_answered CHECK (
    num_nonnulls(import_reference, found) = CASE state WHEN 'answered' THEN 2 ELSE 0 END),
  CONSTRAINT verification_import_found_is_known CHECK (
    found IN ('approved', 'under_review', 'incomplete', 'rejected')),
  CONSTRAINT verification_import_found_at_its_end CHECK (
    (found_at IS NOT NULL) = coalesce(found IN ('approved', 'rejected'), false)),
  CONSTRAINT verification_import_expires_only_when_approved CHECK (
    expires_at IS NULL OR coalesce(found = 'approved' AND expires_at > found_at, false)),
  CONSTRAINT verification_import_retryable_only_when_rejected CHECK (
    (retryable IS NOT NULL) = coalesce(found = 'rejected', false)),
  CONSTRAINT verification_import_rejection_only_when_refused CHECK (
    (state = 'refused') = (rejection IS NOT NULL) AND (state = 'refused' OR rejection_code IS NULL)),
  CONSTRAINT verification_import_versions_count_from_one CHECK (version >= 1)
);

CREATE UNIQUE INDEX verification_import_one_requested
  ON purser.verification_import (tenant_id, customer_id)
  WHERE state = 'requested';

ALTER TABLE purser.verification_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.verification_import FORCE ROW LEVEL SECURITY;
CREATE POLICY verification_import_of_tenant ON purser.verification_import TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.verification_import TO purser_app;

-- Whoever imports verifies beside the provider and the operators. It may say when its word ends, and that no other try
-- will do.
ALTER TABLE purser.kyc_verification
  DROP CONSTRAINT kyc_verification_verifier_is_known,
  DROP CONSTRAINT kyc_verification_reason_is_one_of_its_state,
  DROP CONSTRAINT kyc_verification_final_only_by_operator,
  DROP CONSTRAINT kyc_verification_expires_only_when_approved_by_operator,
  ADD CONSTRAINT kyc_verification_verifier_is_known CHECK (verified_by IN ('provider', 'operator', 'import')),
  ADD CONSTRAINT kyc_verification_reason_is_one_of_its_state CHECK (
    CASE state
      WHEN 'incomplete' THEN
        reason IN ('proof_begun', 'to_be_handed_in_again', 'not_finished_in_time', 'import_incomplete')
      WHEN 'rejected' THEN
        CASE verified_by
          WHEN 'provider' THEN reason = 'rejected_by_provider'
          WHEN 'import' THEN reason = 'rejected_by_import'
          ELSE reason IN (
            'document_unreadable', 'document_expired', 'document_not_accepted', 'details_differ', 'not_accepted')
        END
      WHEN 'pending_verification' THEN reason IN ('details_changed', 'asked_for')
      ELSE reason IS NULL
    END
    AND (reason IS NOT NULL) = (state IN ('incomplete', 'rejected', 'pending_verification'))),
  -- The provider lets everybody try again.
  ADD CONSTRAINT kyc_verification_never_final_by_provider CHECK (retryable IS NOT false OR verified_by <> 'provider'),
  ADD CONSTRAINT kyc_verification_provider_knows_no_end CHECK (
    expires_at IS NULL OR (state = 'approved' AND verified_by <> 'provider' AND expires_at > verified_at));
