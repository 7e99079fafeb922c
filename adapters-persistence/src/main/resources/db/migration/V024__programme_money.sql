-- What is done with the programme's own money is done for no customer.
ALTER TABLE purser.operation ALTER COLUMN customer_id DROP NOT NULL;

-- The fundings of all customers, newest first: in every state, and in one.
CREATE INDEX card_funding_of_tenant_newest_first
  ON purser.card_funding (tenant_id, created_at DESC, id DESC);
CREATE INDEX card_funding_in_state_newest_first
  ON purser.card_funding (tenant_id, state, created_at DESC, id DESC);

-- Dollars of the master wallet on their way to become another currency in it. Of a state machine the table repeats which
-- columns belong to which state.
CREATE TABLE purser.swap (
  tenant_id         purser.typeid NOT NULL,
  id                purser.typeid NOT NULL,
  account_id        purser.typeid NOT NULL,
  reference         text COLLATE "C" NOT NULL,
  amount            bigint        NOT NULL,
  to_currency       text          NOT NULL,
  operation_id      purser.typeid NOT NULL,
  tries             integer       NOT NULL,
  state             text          NOT NULL,
  provider_swap_id  text COLLATE "C",
  received          bigint,
  rate              numeric,
  accepted_at       timestamptz,
  completed_at      timestamptz,
  failed_at         timestamptz,
  rejection         text,
  rejection_code    text,
  given_up_at       timestamptz,
  asked_at          timestamptz,
  created_at        timestamptz   NOT NULL,
  updated_at        timestamptz   NOT NULL,
  version           bigint        NOT NULL,

  CONSTRAINT swap_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT swap_of_account FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id),
  CONSTRAINT swap_carried_out_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT swap_one_per_reference UNIQUE (tenant_id, reference),
  CONSTRAINT swap_one_per_provider_swap UNIQUE (account_id, provider_swap_id),

  CONSTRAINT swap_state_is_known CHECK (state IN ('requested', 'not_sent', 'submitted', 'completed', 'failed')),
  CONSTRAINT swap_moves_something CHECK (amount > 0 AND received >= 0 AND rate > 0),
  CONSTRAINT swap_currency_is_a_code CHECK (to_currency ~ '^[A-Z]{3}$' AND to_currency <> 'USD'),
  CONSTRAINT swap_provider_only_when_accepted CHECK (
    num_nonnulls(provider_swap_id, accepted_at) = CASE
      WHEN state IN ('submitted', 'completed') OR (state = 'failed' AND rejection IS NULL) THEN 2 ELSE 0 END),
  CONSTRAINT swap_terms_only_when_accepted CHECK (accepted_at IS NOT NULL OR num_nonnulls(received, rate) = 0),
  CONSTRAINT swap_completed_at_only_when_completed CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT swap_failed_at_only_when_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL)),
  CONSTRAINT swap_rejection_only_when_failed CHECK (
    (rejection IS NULL OR state = 'failed') AND (rejection_code IS NULL OR rejection IS NOT NULL)),
  CONSTRAINT swap_given_up_only_when_not_sent CHECK ((state = 'not_sent') = (given_up_at IS NOT NULL)),
  CONSTRAINT swap_tries_count_from_one CHECK (tries >= 1),
  CONSTRAINT swap_versions_count_from_one CHECK (version >= 1)
);

-- The provider's list does not show into what dollars are changed, so of two swaps of as many neither could be told from
-- the other.
CREATE UNIQUE INDEX swap_one_requested_of_an_amount ON purser.swap (tenant_id, amount) WHERE state = 'requested';

CREATE INDEX swap_newest_first ON purser.swap (tenant_id, created_at DESC, id DESC);
CREATE INDEX swap_requested ON purser.swap (account_id) WHERE state = 'requested';
CREATE INDEX swap_paid ON purser.swap (tenant_id, accepted_at, amount) WHERE state IN ('submitted', 'completed');
CREATE INDEX swap_submitted ON purser.swap (coalesce(asked_at, accepted_at)) WHERE state = 'submitted';

ALTER TABLE purser.swap ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.swap FORCE ROW LEVEL SECURITY;
CREATE POLICY swap_of_tenant ON purser.swap TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY swap_across ON purser.swap TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.swap TO purser_app;

-- Events about swaps name the programme. Whose a swap is, its id tells.
CREATE FUNCTION purser.owner_of_swap(
    account purser.typeid, provider_swap text, OUT tenant_id purser.typeid, OUT swap_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.tenant_id, s.id
  FROM purser.swap s
  WHERE s.account_id = account AND s.provider_swap_id = provider_swap;
END;

REVOKE EXECUTE ON FUNCTION purser.owner_of_swap(purser.typeid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.owner_of_swap(purser.typeid, text) TO purser_app;

-- Those that may be what the provider tells of and nobody knows.
CREATE FUNCTION purser.requested_swaps(
    account purser.typeid, OUT tenant_id purser.typeid, OUT swap_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.tenant_id, s.id
  FROM purser.swap s
  WHERE s.account_id = account AND s.state = 'requested'
  ORDER BY s.id;
END;

REVOKE EXECUTE ON FUNCTION purser.requested_swaps(purser.typeid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.requested_swaps(purser.typeid) TO purser_app;

-- As claim_waiting_card_fundings does, for swaps.
CREATE FUNCTION purser.claim_waiting_swaps(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT swap_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH waiting AS (
    SELECT s.tenant_id, s.id, coalesce(s.asked_at, s.accepted_at) AS since
    FROM purser.swap s
    WHERE s.state = 'submitted' AND coalesce(s.asked_at, s.accepted_at) <= now() - age
    ORDER BY coalesce(s.asked_at, s.accepted_at), s.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.swap s
    SET asked_at = now()
    FROM waiting w
    WHERE s.tenant_id = w.tenant_id AND s.id = w.id
    RETURNING s.tenant_id, s.id
  )
  SELECT w.tenant_id, w.id
  FROM waiting w
  JOIN named n ON n.tenant_id = w.tenant_id AND n.id = w.id
  ORDER BY w.since, w.id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_waiting_swaps(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_waiting_swaps(interval, integer) TO purser_app;

-- What a swap moves is of no customer.
ALTER TABLE purser.cash_posting
  ALTER COLUMN customer_id DROP NOT NULL,
  DROP CONSTRAINT cash_posting_kind_is_known,
  ADD CONSTRAINT cash_posting_kind_is_known CHECK (kind IN (
    'held', 'released', 'captured', 'arrived', 'returned', 'withdrawing', 'withdrawn', 'exchanged')),
  ADD CONSTRAINT cash_posting_of_accounts_names_a_customer CHECK (
    customer_id IS NOT NULL OR kind NOT IN ('arrived', 'withdrawing', 'withdrawn'));

-- Everything else is done for a customer.
ALTER TABLE purser.operation
  ADD CONSTRAINT operation_without_customer_is_the_programmes CHECK (
    (customer_id IS NULL) = (kind = 'swap_master_wallet'));
