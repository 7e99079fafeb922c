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

-- A run through the provider's lists of customers. It is taken up by one worker at a time.
CREATE TABLE purser.import_run (
  tenant_id       purser.typeid NOT NULL,
  id              purser.typeid NOT NULL,
  state           text          NOT NULL,
  list            text,
  page            integer,
  pass            integer,
  total_at_first  bigint,
  trouble         text,
  pages           integer       NOT NULL,
  records         integer       NOT NULL,
  linked          integer       NOT NULL,
  of_others       integer       NOT NULL,
  unreadable      integer       NOT NULL,
  attempt         integer       NOT NULL DEFAULT 0,
  due_at          timestamptz   NOT NULL DEFAULT now(),
  started_at      timestamptz   NOT NULL,
  finished_at     timestamptz,

  CONSTRAINT import_run_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_run_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT import_run_state_is_known CHECK (state IN ('running', 'finished')),
  CONSTRAINT import_run_list_is_known CHECK (list IN ('wallet_customer', 'card_customer')),
  CONSTRAINT import_run_place_only_while_running CHECK (
    num_nonnulls(list, page, pass, total_at_first) = CASE state WHEN 'running' THEN 4 ELSE 0 END
    AND (state = 'running' OR trouble IS NULL)),
  CONSTRAINT import_run_ends_once CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
  CONSTRAINT import_run_counts_up CHECK (
    page >= 1 AND pass >= 1 AND total_at_first >= 0
    AND pages >= 0 AND records >= 0 AND linked >= 0 AND of_others >= 0 AND unreadable >= 0)
);

CREATE UNIQUE INDEX import_run_one_running ON purser.import_run (tenant_id) WHERE state = 'running';
CREATE INDEX import_run_due ON purser.import_run (due_at) WHERE state = 'running';

-- What could be made of a record of the provider's. Sealed columns are under the tenant's key, since there may be no
-- customer yet, and are emptied once there is one.
CREATE TABLE purser.adoption_proposal (
  tenant_id       purser.typeid NOT NULL,
  id              purser.typeid NOT NULL,
  import_id       purser.typeid NOT NULL,
  kind            text          NOT NULL,
  provider_id     text COLLATE "C" NOT NULL,
  reference       text,
  email           bytea,
  name            bytea,
  status          text,
  email_verified  boolean,
  kyc             text,
  deployed        boolean,
  has_card        boolean,
  provider_kyc    text,
  understood      boolean,
  match           text          NOT NULL,
  customer_id     purser.typeid,
  state           text          NOT NULL,
  created_at      timestamptz   NOT NULL,
  updated_at      timestamptz   NOT NULL,

  CONSTRAINT adoption_proposal_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT adoption_proposal_of_import
    FOREIGN KEY (tenant_id, import_id) REFERENCES purser.import_run (tenant_id, id),
  CONSTRAINT adoption_proposal_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT adoption_proposal_kind_is_known CHECK (kind IN ('wallet_customer', 'card_customer')),
  CONSTRAINT adoption_proposal_match_is_known CHECK (
    match IN ('reference', 'external_id', 'email', 'new', 'changed')),
  CONSTRAINT adoption_proposal_state_is_known CHECK (state IN ('open', 'confirmed', 'dismissed')),
  CONSTRAINT adoption_proposal_kyc_is_known CHECK (kyc IN (
    'not_started', 'in_review', 'resubmission', 'approved', 'rejected', 'expired')),
  CONSTRAINT adoption_proposal_says_what_its_list_says CHECK (
    CASE kind
      WHEN 'wallet_customer' THEN status IS NOT NULL
        AND num_nonnulls(email_verified, kyc, deployed, has_card, provider_kyc, understood) = 0
      ELSE name IS NULL AND num_nonnulls(email_verified, deployed, has_card, understood) = 4
    END),
  CONSTRAINT adoption_proposal_names_a_customer_unless_it_is_new CHECK (
    CASE WHEN match = 'new' AND state <> 'confirmed' THEN customer_id IS NULL ELSE customer_id IS NOT NULL END),
  CONSTRAINT adoption_proposal_forgets_people_once_confirmed CHECK (
    state <> 'confirmed' OR num_nonnulls(email, name) = 0),
  CONSTRAINT adoption_proposal_change_is_not_confirmed CHECK (match <> 'changed' OR state <> 'confirmed')
);

-- One for a link, and one for what has changed about a linked record.
CREATE UNIQUE INDEX adoption_proposal_one_per_record
  ON purser.adoption_proposal (tenant_id, kind, provider_id, (match = 'changed'));
CREATE INDEX adoption_proposal_newest_first
  ON purser.adoption_proposal (tenant_id, import_id, created_at DESC, id DESC);

ALTER TABLE purser.import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY import_run_of_tenant ON purser.import_run TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY import_run_across ON purser.import_run TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.import_run TO purser_app;

ALTER TABLE purser.adoption_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.adoption_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY adoption_proposal_of_tenant ON purser.adoption_proposal TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.adoption_proposal TO purser_app;

-- Names imports that nobody is at. Each is named to one worker and then, for the time of the lease, to no other.
CREATE FUNCTION purser.claim_imports(
    lease interval, maximum integer,
    OUT tenant_id purser.typeid, OUT import_id purser.typeid, OUT attempt integer)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH due AS (
    SELECT r.tenant_id, r.id
    FROM purser.import_run r
    WHERE r.state = 'running' AND r.due_at <= now()
    ORDER BY r.due_at, r.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  )
  UPDATE purser.import_run r
  SET attempt = r.attempt + 1, due_at = now() + lease
  FROM due
  WHERE r.tenant_id = due.tenant_id AND r.id = due.id
  RETURNING r.tenant_id, r.id, r.attempt;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_imports(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_imports(interval, integer) TO purser_app;
