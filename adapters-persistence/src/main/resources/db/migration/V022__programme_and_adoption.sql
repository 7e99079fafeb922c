-- How the card programme of an account stands, as the provider said last. The tenants of an account share it.
CREATE TABLE purser.card_programme (
  account_id             purser.typeid NOT NULL,
  state                  text,
  as_of                  timestamptz,
  provider_programme_id  text COLLATE "C",
  provider_word          text,
  funding_structure      text,
  funding_chain          text,
  iban                   boolean,
  applied_at             timestamptz,
  approved_at            timestamptz,
  virtual_cards          integer,
  physical_cards         integer,
  total_cards            integer,
  rejection_reason       text,
  asked_at               timestamptz,
  reserved_until         timestamptz,

  CONSTRAINT card_programme_pkey PRIMARY KEY (account_id),
  CONSTRAINT card_programme_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),

  CONSTRAINT card_programme_state_is_known CHECK (state IN (
    'not_eligible', 'eligible', 'applied', 'approved', 'rejected', 'not_understood')),
  CONSTRAINT card_programme_has_its_age CHECK ((state IS NULL) = (as_of IS NULL)),
  CONSTRAINT card_programme_word_only_when_not_understood CHECK (
    (coalesce(state, '') = 'not_understood') = (provider_word IS NOT NULL)),
  CONSTRAINT card_programme_application_only_once_it_was_made CHECK (
    state IN ('applied', 'approved', 'rejected', 'not_understood')
    OR num_nonnulls(provider_programme_id, funding_structure, funding_chain, iban, applied_at) = 0),
  CONSTRAINT card_programme_approval_only_when_approved CHECK (
    coalesce(state, '') = 'approved'
    OR num_nonnulls(approved_at, virtual_cards, physical_cards, total_cards) = 0),
  CONSTRAINT card_programme_counts_come_together CHECK (
    num_nonnulls(virtual_cards, physical_cards, total_cards) IN (0, 3)),
  CONSTRAINT card_programme_reason_only_when_rejected CHECK (
    coalesce(state, '') = 'rejected' OR rejection_reason IS NULL),
  CONSTRAINT card_programme_structure_is_known CHECK (funding_structure IN ('master_wallet', 'non_master')),
  CONSTRAINT card_programme_chain_is_known CHECK (funding_chain IN ('solana', 'xdc'))
);

ALTER TABLE purser.card_programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_programme FORCE ROW LEVEL SECURITY;
CREATE POLICY card_programme_of_account ON purser.card_programme TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY card_programme_across ON purser.card_programme TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_programme TO purser_app;

-- Names accounts of whose programme the provider was not asked for a while. Each is named to one asker and then not again
-- until it is due anew.
CREATE FUNCTION purser.claim_card_programmes(age interval, maximum integer, OUT account_id purser.typeid)
  RETURNS SETOF purser.typeid
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO purser.card_programme (account_id, asked_at)
  SELECT a.id, now()
  FROM purser.provider_account a
  LEFT JOIN purser.card_programme p ON p.account_id = a.id
  WHERE p.asked_at IS NULL OR p.asked_at <= now() - age
  ORDER BY p.asked_at NULLS FIRST, a.id
  LIMIT maximum
  ON CONFLICT ON CONSTRAINT card_programme_pkey DO UPDATE
    SET asked_at = excluded.asked_at
    WHERE card_programme.asked_at IS NULL OR card_programme.asked_at <= now() - age
  RETURNING card_programme.account_id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_card_programmes(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_card_programmes(interval, integer) TO purser_app;

-- The card customers of a tenant, newest first: of all stages, and of one.
CREATE INDEX card_onboarding_of_tenant_newest_first
  ON purser.card_onboarding (tenant_id, created_at DESC, id DESC);
CREATE INDEX card_onboarding_in_state_newest_first
  ON purser.card_onboarding (tenant_id, state, created_at DESC, id DESC);
