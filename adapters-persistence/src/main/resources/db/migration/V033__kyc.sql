-- Whether a customer is known to be who they say they are. No row: nobody has begun.
CREATE TABLE purser.kyc_verification (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  state        text          NOT NULL,
  reason       text,
  retryable    boolean,
  verified_by  text,
  verified_at  timestamptz,
  expires_at   timestamptz,
  updated_at   timestamptz   NOT NULL,
  version      bigint        NOT NULL,

  CONSTRAINT kyc_verification_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT kyc_verification_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),

  CONSTRAINT kyc_verification_state_is_known CHECK (state IN (
    'incomplete', 'under_review', 'approved', 'rejected', 'pending_verification')),
  CONSTRAINT kyc_verification_verifier_is_known CHECK (verified_by IN ('provider', 'operator')),
  CONSTRAINT kyc_verification_ruling_once_it_was_decided CHECK (
    num_nonnulls(verified_by, verified_at)
    = CASE WHEN state IN ('approved', 'rejected', 'pending_verification') THEN 2 ELSE 0 END),
  CONSTRAINT kyc_verification_reason_is_one_of_its_state CHECK (
    CASE state
      WHEN 'incomplete' THEN reason IN ('proof_begun', 'to_be_handed_in_again', 'not_finished_in_time')
      WHEN 'rejected' THEN
        CASE verified_by
          WHEN 'provider' THEN reason = 'rejected_by_provider'
          ELSE reason IN (
            'document_unreadable', 'document_expired', 'document_not_accepted', 'details_differ', 'not_accepted')
        END
      WHEN 'pending_verification' THEN reason IN ('details_changed', 'asked_for')
      ELSE reason IS NULL
    END
    AND (reason IS NOT NULL) = (state IN ('incomplete', 'rejected', 'pending_verification'))),
  CONSTRAINT kyc_verification_retryable_only_when_rejected CHECK ((state = 'rejected') = (retryable IS NOT NULL)),
  -- The provider lets everybody try again.
  CONSTRAINT kyc_verification_final_only_by_operator CHECK (retryable IS NOT false OR verified_by = 'operator'),
  CONSTRAINT kyc_verification_expires_only_when_approved_by_operator CHECK (
    expires_at IS NULL OR (state = 'approved' AND verified_by = 'operator' AND expires_at > verified_at)),
  CONSTRAINT kyc_verification_versions_count_from_one CHECK (version >= 1)
);

-- What operators have looked at before they decided, sealed under the customer's key. Nothing is left of it once it is
-- forgotten but when that was.
CREATE TABLE purser.kyc_evidence (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  document     bytea,
  seen_at      timestamptz   NOT NULL,

  CONSTRAINT kyc_evidence_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT kyc_evidence_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE INDEX kyc_evidence_newest_first ON purser.kyc_evidence (tenant_id, customer_id, seen_at DESC, id DESC);

-- What the provider has said of those who are on the way to a card. An approval counts whenever it was given; else the
-- onboarding that is open, or the last one.
INSERT INTO purser.kyc_verification (
  tenant_id, customer_id, state, reason, retryable, verified_by, verified_at, updated_at, version)
SELECT DISTINCT ON (o.tenant_id, o.customer_id)
  o.tenant_id,
  o.customer_id,
  CASE o.kyc
    WHEN 'approved' THEN 'approved'
    WHEN 'rejected' THEN 'rejected'
    WHEN 'in_review' THEN 'under_review'
    ELSE 'incomplete'
  END,
  CASE o.kyc
    WHEN 'not_started' THEN 'proof_begun'
    WHEN 'resubmission' THEN 'to_be_handed_in_again'
    WHEN 'expired' THEN 'not_finished_in_time'
    WHEN 'rejected' THEN 'rejected_by_provider'
  END,
  CASE WHEN o.kyc = 'rejected' THEN true END,
  CASE WHEN o.kyc IN ('approved', 'rejected') THEN 'provider' END,
  CASE WHEN o.kyc IN ('approved', 'rejected') THEN o.updated_at END,
  o.updated_at,
  1
FROM purser.card_onboarding o
JOIN purser.customer c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id
WHERE c.state <> 'deleted' AND (o.kyc <> 'not_started' OR o.kyc_link_at IS NOT NULL)
ORDER BY
  o.tenant_id,
  o.customer_id,
  o.kyc = 'approved' DESC,
  o.state IN ('declined', 'expired', 'must_restart'),
  o.created_at DESC,
  o.id DESC;

ALTER TABLE purser.kyc_verification ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.kyc_verification FORCE ROW LEVEL SECURITY;
CREATE POLICY kyc_verification_of_tenant ON purser.kyc_verification TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.kyc_verification TO purser_app;

ALTER TABLE purser.kyc_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.kyc_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY kyc_evidence_of_tenant ON purser.kyc_evidence TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (document) ON purser.kyc_evidence TO purser_app;
