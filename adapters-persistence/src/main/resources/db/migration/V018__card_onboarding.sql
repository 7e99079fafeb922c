-- A customer's way to a card. What was achieved is kept thing by thing; the state follows from it.
CREATE TABLE purser.card_onboarding (
  tenant_id                  purser.typeid NOT NULL,
  id                         purser.typeid NOT NULL,
  account_id                 purser.typeid NOT NULL,
  customer_id                purser.typeid NOT NULL,
  state                      text          NOT NULL,
  operation_id               purser.typeid,
  provider_card_customer_id  text COLLATE "C",
  email_verified             boolean,
  kyc                        text,
  kyc_link_at                timestamptz,
  source_of_funds_given      boolean,
  phone_verified             boolean,
  deployment_asked           boolean,
  deployed                   boolean,
  has_card                   boolean,
  provider_flow              text,
  provider_kyc               text,
  provider_understood        boolean,
  failure                    text,
  failure_code               text,
  asked_at                   timestamptz   NOT NULL DEFAULT now(),
  created_at                 timestamptz   NOT NULL,
  updated_at                 timestamptz   NOT NULL,
  version                    bigint        NOT NULL,

  CONSTRAINT card_onboarding_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_onboarding_of_tenant
    FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id),
  CONSTRAINT card_onboarding_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_onboarding_begun_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),

  CONSTRAINT card_onboarding_state_is_known CHECK (state IN (
    'requested', 'email_code', 'kyc', 'source_of_funds', 'phone', 'account', 'ready', 'active',
    'declined', 'expired', 'must_restart')),
  CONSTRAINT card_onboarding_kyc_is_known CHECK (kyc IN (
    'not_started', 'in_review', 'resubmission', 'approved', 'rejected', 'expired')),
  CONSTRAINT card_onboarding_operation_only_while_requested CHECK ((state = 'requested') = (operation_id IS NOT NULL)),
  CONSTRAINT card_onboarding_failure_only_when_declined CHECK (
    (state = 'declined') = (failure IS NOT NULL) AND (state = 'declined' OR failure_code IS NULL)),
  -- Of a card customer who is not ours, nothing is kept.
  CONSTRAINT card_onboarding_card_customer_once_it_is_ours CHECK (
    num_nonnulls(provider_card_customer_id, email_verified, kyc, source_of_funds_given, phone_verified,
      deployment_asked, deployed, has_card, provider_understood)
    = CASE WHEN state IN ('requested', 'declined') THEN 0 ELSE 9 END
    AND (state NOT IN ('requested', 'declined') OR num_nonnulls(kyc_link_at, provider_flow, provider_kyc) = 0)),
  CONSTRAINT card_onboarding_state_follows_from_what_was_achieved CHECK (
    CASE
      WHEN state IN ('requested', 'declined') THEN true
      WHEN has_card THEN state = 'active'
      WHEN kyc = 'rejected' THEN state = 'must_restart'
      WHEN kyc = 'expired' THEN state = 'expired'
      WHEN kyc = 'not_started' THEN state = CASE WHEN email_verified THEN 'kyc' ELSE 'email_code' END
      WHEN kyc <> 'approved' THEN state = 'kyc'
      WHEN NOT source_of_funds_given THEN state = 'source_of_funds'
      WHEN NOT phone_verified THEN state = 'phone'
      WHEN deployment_asked AND deployed THEN state = 'ready'
      ELSE state = 'account'
    END),
  CONSTRAINT card_onboarding_versions_count_from_one CHECK (version >= 1)
);

CREATE UNIQUE INDEX card_onboarding_one_open_per_customer
  ON purser.card_onboarding (tenant_id, customer_id)
  WHERE state NOT IN ('declined', 'expired', 'must_restart');

CREATE INDEX card_onboarding_newest_first
  ON purser.card_onboarding (tenant_id, customer_id, created_at DESC, id DESC);

-- The tenants of an account share the provider's world: a card customer is in the hands of one of them.
CREATE UNIQUE INDEX card_onboarding_one_open_per_card_customer
  ON purser.card_onboarding (account_id, provider_card_customer_id)
  WHERE state NOT IN ('declined', 'expired', 'must_restart');

CREATE INDEX card_onboarding_of_card_customer
  ON purser.card_onboarding (account_id, provider_card_customer_id)
  WHERE provider_card_customer_id IS NOT NULL;

CREATE INDEX card_onboarding_longest_unasked
  ON purser.card_onboarding (asked_at)
  WHERE state IN ('kyc', 'source_of_funds', 'phone', 'account', 'ready');

-- Since when an onboarding has been in which state. It comes to none twice.
CREATE TABLE purser.card_onboarding_stage (
  tenant_id      purser.typeid NOT NULL,
  onboarding_id  purser.typeid NOT NULL,
  stage          text          NOT NULL,
  reached_at     timestamptz   NOT NULL,

  CONSTRAINT card_onboarding_stage_pkey PRIMARY KEY (tenant_id, onboarding_id, stage),
  CONSTRAINT card_onboarding_stage_of_onboarding
    FOREIGN KEY (tenant_id, onboarding_id) REFERENCES purser.card_onboarding (tenant_id, id),
  CONSTRAINT card_onboarding_stage_is_known CHECK (stage IN (
    'requested', 'email_code', 'kyc', 'source_of_funds', 'phone', 'account', 'ready', 'active',
    'declined', 'expired', 'must_restart'))
);

-- That a code was sent, and how often codes were brought back. Never a code.
CREATE TABLE purser.card_code (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  channel      text          NOT NULL,
  sent_at      timestamptz   NOT NULL,
  good_until   timestamptz,
  tries        integer       NOT NULL,
  taken_back   boolean       NOT NULL DEFAULT false,

  CONSTRAINT card_code_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_code_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_code_channel_is_known CHECK (channel IN ('email', 'phone')),
  CONSTRAINT card_code_tries_count_up CHECK (tries >= 0)
);

CREATE INDEX card_code_newest_first
  ON purser.card_code (tenant_id, customer_id, channel, sent_at DESC, id DESC)
  WHERE NOT taken_back;

CREATE INDEX card_code_oldest_first ON purser.card_code (sent_at);

ALTER TABLE purser.card_onboarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_onboarding FORCE ROW LEVEL SECURITY;
CREATE POLICY card_onboarding_of_tenant ON purser.card_onboarding TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_onboarding_across ON purser.card_onboarding TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_onboarding TO purser_app;

ALTER TABLE purser.card_onboarding_stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_onboarding_stage FORCE ROW LEVEL SECURITY;
CREATE POLICY card_onboarding_stage_of_tenant ON purser.card_onboarding_stage TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.card_onboarding_stage TO purser_app;

ALTER TABLE purser.card_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_code FORCE ROW LEVEL SECURITY;
CREATE POLICY card_code_of_tenant ON purser.card_code TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_code_across ON purser.card_code TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (good_until, tries, taken_back) ON purser.card_code TO purser_app;

CREATE FUNCTION purser.owner_of_card_customer(
    wanted_account purser.typeid, wanted_card_customer text,
    OUT tenant_id purser.typeid, OUT onboarding_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT o.tenant_id, o.id
  FROM purser.card_onboarding o
  WHERE o.account_id = wanted_account
    AND o.provider_card_customer_id = wanted_card_customer
  ORDER BY o.state IN ('expired', 'must_restart'), o.created_at DESC, o.id DESC
  LIMIT 1;
END;

REVOKE EXECUTE ON FUNCTION purser.owner_of_card_customer(purser.typeid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.owner_of_card_customer(purser.typeid, text) TO purser_app;

-- Names onboardings that wait for the provider and of which it was not asked for a while; the longer nothing has changed,
-- the more seldom. Each is named to one asker and then not again until it is due anew.
CREATE FUNCTION purser.claim_waiting_card_onboardings(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT onboarding_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH waiting AS (
    SELECT o.tenant_id, o.id, o.asked_at
    FROM purser.card_onboarding o
    WHERE o.state IN ('kyc', 'source_of_funds', 'phone', 'account', 'ready')
      AND NOT (o.state IN ('source_of_funds', 'phone') AND o.deployed AND o.deployment_asked)
      AND o.asked_at <= now() - greatest(age, least((now() - o.updated_at) / 10, interval '1 day'))
    ORDER BY o.asked_at, o.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.card_onboarding o
    SET asked_at = now()
    FROM waiting w
    WHERE o.tenant_id = w.tenant_id AND o.id = w.id
    RETURNING o.tenant_id, o.id
  )
  SELECT w.tenant_id, w.id
  FROM waiting w
  JOIN named n ON n.tenant_id = w.tenant_id AND n.id = w.id
  ORDER BY w.asked_at, w.id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_waiting_card_onboardings(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_waiting_card_onboardings(interval, integer) TO purser_app;

-- Forgets codes that were sent two days ago: they count for nothing any more.
CREATE FUNCTION purser.purge_card_codes(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.card_code c
    USING (
      SELECT o.tenant_id, o.id
      FROM purser.card_code o
      WHERE o.sent_at <= now() - interval '2 days'
      ORDER BY o.sent_at
      LIMIT maximum
      FOR UPDATE SKIP LOCKED
    ) old
    WHERE c.tenant_id = old.tenant_id AND c.id = old.id
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION purser.purge_card_codes(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.purge_card_codes(integer) TO purser_app;
