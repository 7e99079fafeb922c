-- What is known of customers' card accounts, in minor units. A row without a source is of an account of which nothing was
-- ever told.
CREATE TABLE purser.card_account (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  currency     text,
  ledger       bigint,
  available    bigint,
  pending      bigint,
  moved_at     timestamptz,
  as_of        timestamptz,
  source       text,
  asked_at     timestamptz,

  CONSTRAINT card_account_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT card_account_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),

  CONSTRAINT card_account_source_is_known CHECK (source IN ('webhook', 'provider', 'chain')),
  CONSTRAINT card_account_told_at_some_time CHECK ((source IS NULL) = (as_of IS NULL)),
  CONSTRAINT card_account_knows_nothing_untold CHECK (
    source IS NOT NULL OR num_nonnulls(currency, ledger, moved_at) = 0),
  CONSTRAINT card_account_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT card_account_amounts_have_a_currency CHECK (ledger IS NULL OR currency IS NOT NULL),
  CONSTRAINT card_account_parts_make_up_the_whole CHECK (
    num_nonnulls(available, pending) = 0
    OR (num_nonnulls(ledger, available, pending) = 3 AND ledger = available + pending)),
  CONSTRAINT card_account_chain_knows_no_holds CHECK (source <> 'chain' OR num_nonnulls(available, moved_at) = 0)
);

ALTER TABLE purser.card_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_account FORCE ROW LEVEL SECURITY;
CREATE POLICY card_account_of_tenant ON purser.card_account TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_account_across ON purser.card_account TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_account TO purser_app;

-- Names customers whose card account is known no more recently than this, or was not asked about for six times as long:
-- what a webhook told says nothing about those that were lost. Each is named to one asker and then not again for a quarter
-- of the time. Two askers at once may choose the same one; the second one's condition is then checked against what the
-- first has written.
CREATE FUNCTION purser.claim_outdated_card_accounts(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH outdated AS (
    SELECT o.tenant_id, o.customer_id, a.asked_at
    FROM purser.card_onboarding o
    LEFT JOIN purser.card_account a ON a.tenant_id = o.tenant_id AND a.customer_id = o.customer_id
    WHERE o.state IN ('ready', 'active')
      AND (a.asked_at IS NULL OR a.asked_at <= now() - age / 4)
      AND (a.as_of IS NULL OR a.as_of <= now() - age OR a.asked_at IS NULL OR a.asked_at <= now() - 6 * age)
    ORDER BY a.asked_at NULLS FIRST, o.customer_id
    LIMIT maximum
  ), named AS (
    INSERT INTO purser.card_account AS a (tenant_id, customer_id, asked_at)
    SELECT o.tenant_id, o.customer_id, now() FROM outdated o
    ON CONFLICT ON CONSTRAINT card_account_pkey DO UPDATE
      SET asked_at = excluded.asked_at
      WHERE a.asked_at IS NULL OR a.asked_at <= excluded.asked_at - age / 4
    RETURNING a.tenant_id, a.customer_id
  )
  SELECT o.tenant_id, o.customer_id
  FROM outdated o
  JOIN named n ON n.tenant_id = o.tenant_id AND n.customer_id = o.customer_id
  ORDER BY o.asked_at NULLS FIRST, o.customer_id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_outdated_card_accounts(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_outdated_card_accounts(interval, integer) TO purser_app;

-- What tenants' master wallets hold, as the provider last told. A row without a time is of one that was never read.
CREATE TABLE purser.master_wallet (
  tenant_id  purser.typeid NOT NULL,
  currency   text          NOT NULL,
  available  bigint,
  as_of      timestamptz,

  CONSTRAINT master_wallet_pkey PRIMARY KEY (tenant_id, currency),
  CONSTRAINT master_wallet_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT master_wallet_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT master_wallet_is_known_since_some_time CHECK ((available IS NULL) = (as_of IS NULL))
);

-- Money on its way from the master wallet to card accounts. Of a state machine the table repeats which columns belong to
-- which state.
CREATE TABLE purser.card_funding (
  tenant_id            purser.typeid NOT NULL,
  id                   purser.typeid NOT NULL,
  customer_id          purser.typeid NOT NULL,
  reference            text COLLATE "C" NOT NULL,
  amount               bigint        NOT NULL,
  currency             text          NOT NULL,
  pricing_mode         text          NOT NULL,
  source_chain         text          NOT NULL,
  held                 bigint        NOT NULL,
  operation_id         purser.typeid NOT NULL,
  tries                integer       NOT NULL,
  state                text          NOT NULL,
  provider_funding_id  text COLLATE "C",
  paid                 bigint,
  credited             bigint,
  credited_currency    text,
  accepted_at          timestamptz,
  completed_at         timestamptz,
  failed_at            timestamptz,
  rejection            text,
  rejection_code       text,
  given_up_at          timestamptz,
  asked_at             timestamptz,
  created_at           timestamptz   NOT NULL,
  updated_at           timestamptz   NOT NULL,
  version              bigint        NOT NULL,

  CONSTRAINT card_funding_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_funding_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_funding_carried_out_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT card_funding_one_per_reference UNIQUE (tenant_id, reference),
  CONSTRAINT card_funding_one_per_provider_funding UNIQUE (tenant_id, provider_funding_id),

  CONSTRAINT card_funding_state_is_known CHECK (
    state IN ('requested', 'not_sent', 'pending', 'completed', 'failed')),
  CONSTRAINT card_funding_mode_is_known CHECK (pricing_mode IN ('send_x', 'receive_x')),
  CONSTRAINT card_funding_chain_is_known CHECK (source_chain IN ('sol', 'xdc')),
  CONSTRAINT card_funding_currencies_are_codes CHECK (currency ~ '^[A-Z]{3}$' AND credited_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT card_funding_moves_something CHECK (amount > 0 AND held > 0 AND paid > 0),
  CONSTRAINT card_funding_send_x_is_in_dollars CHECK (pricing_mode <> 'send_x' OR currency = 'USD'),
  CONSTRAINT card_funding_provider_only_when_accepted CHECK (
    num_nonnulls(provider_funding_id, paid, accepted_at) = CASE
      WHEN state IN ('pending', 'completed') OR (state = 'failed' AND rejection IS NULL) THEN 3 ELSE 0 END),
  CONSTRAINT card_funding_credit_only_when_accepted CHECK (
    (credited IS NULL) = (credited_currency IS NULL) AND (credited IS NULL OR accepted_at IS NOT NULL)),
  CONSTRAINT card_funding_completed_at_only_when_completed CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT card_funding_failed_at_only_when_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL)),
  CONSTRAINT card_funding_rejection_only_when_failed CHECK (
    (rejection IS NULL OR state = 'failed') AND (rejection_code IS NULL OR rejection IS NOT NULL)),
  CONSTRAINT card_funding_given_up_only_when_not_sent CHECK ((state = 'not_sent') = (given_up_at IS NOT NULL)),
  CONSTRAINT card_funding_tries_count_from_one CHECK (tries >= 1),
  CONSTRAINT card_funding_versions_count_from_one CHECK (version >= 1)
);

-- The provider pays for every request, so of an account there is never a second one of which nothing certain is known.
CREATE UNIQUE INDEX card_funding_one_requested_per_customer
  ON purser.card_funding (tenant_id, customer_id)
  WHERE state = 'requested';

CREATE INDEX card_funding_newest_first ON purser.card_funding (tenant_id, customer_id, created_at DESC, id DESC);
CREATE INDEX card_funding_held ON purser.card_funding (tenant_id, held) WHERE state = 'requested';
CREATE INDEX card_funding_paid ON purser.card_funding (tenant_id, accepted_at, paid)
  WHERE state IN ('pending', 'completed');
CREATE INDEX card_funding_pending ON purser.card_funding (coalesce(asked_at, accepted_at)) WHERE state = 'pending';

-- Money that moved between a master wallet and card accounts. A subject, which is an operation, a funding or
-- a withdrawal, moves money once in each way.
CREATE TABLE purser.cash_posting (
  tenant_id    purser.typeid NOT NULL,
  subject      purser.typeid NOT NULL,
  kind         text          NOT NULL,
  customer_id  purser.typeid NOT NULL,
  posted_at    timestamptz   NOT NULL,

  CONSTRAINT cash_posting_pkey PRIMARY KEY (tenant_id, subject, kind),
  CONSTRAINT cash_posting_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT cash_posting_kind_is_known CHECK (kind IN (
    'held', 'released', 'captured', 'arrived', 'returned', 'withdrawing', 'withdrawn'))
);

-- One side of a posting: by how many minor units the account grows. A debit is a negative credit.
CREATE TABLE purser.cash_entry (
  tenant_id  purser.typeid NOT NULL,
  subject    purser.typeid NOT NULL,
  kind       text          NOT NULL,
  account    text          NOT NULL,
  currency   text          NOT NULL,
  credit     bigint        NOT NULL,

  CONSTRAINT cash_entry_pkey PRIMARY KEY (tenant_id, subject, kind, account, currency),
  CONSTRAINT cash_entry_of_posting
    FOREIGN KEY (tenant_id, subject, kind) REFERENCES purser.cash_posting (tenant_id, subject, kind),
  CONSTRAINT cash_entry_account_is_known CHECK (
    account IN ('master_wallet', 'held', 'in_transit', 'card_account', 'provider')),
  CONSTRAINT cash_entry_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT cash_entry_moves_something CHECK (credit <> 0)
);

CREATE INDEX cash_entry_of_account ON purser.cash_entry (tenant_id, currency, account) INCLUDE (credit);

-- As purser.require_balanced_posting does, for the entries of fundings.
CREATE FUNCTION purser.require_balanced_cash_posting() RETURNS trigger
  LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  entries integer;
  unbalanced integer;
BEGIN
  SELECT coalesce(sum(s.entries), 0), count(*) FILTER (WHERE s.credit <> 0) INTO entries, unbalanced
  FROM (
    SELECT count(*) AS entries, sum(e.credit) AS credit
    FROM purser.cash_entry e
    WHERE e.tenant_id = NEW.tenant_id AND e.subject = NEW.subject AND e.kind = NEW.kind
    GROUP BY e.currency
  ) s;
  IF entries < 2 OR unbalanced > 0 THEN
    RAISE EXCEPTION 'posting % of % does not sum to zero', NEW.kind, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_posting_sums_to_zero';
  END IF;
  RETURN NULL;
END;
$$;

REVOKE EXECUTE ON FUNCTION purser.require_balanced_cash_posting() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER cash_posting_sums_to_zero
  AFTER INSERT ON purser.cash_posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION purser.require_balanced_cash_posting();

CREATE CONSTRAINT TRIGGER cash_entry_sums_to_zero
  AFTER INSERT ON purser.cash_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION purser.require_balanced_cash_posting();

ALTER TABLE purser.master_wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.master_wallet FORCE ROW LEVEL SECURITY;
CREATE POLICY master_wallet_of_tenant ON purser.master_wallet TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (available, as_of) ON purser.master_wallet TO purser_app;

ALTER TABLE purser.card_funding ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_funding FORCE ROW LEVEL SECURITY;
CREATE POLICY card_funding_of_tenant ON purser.card_funding TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_funding_across ON purser.card_funding TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_funding TO purser_app;

ALTER TABLE purser.cash_posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.cash_posting FORCE ROW LEVEL SECURITY;
CREATE POLICY cash_posting_of_tenant ON purser.cash_posting TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY cash_posting_verified ON purser.cash_posting FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.cash_posting TO purser_app;

ALTER TABLE purser.cash_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.cash_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY cash_entry_of_tenant ON purser.cash_entry TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY cash_entry_verified ON purser.cash_entry FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.cash_entry TO purser_app;

-- Names customers with a funding that is pending and was neither accepted nor asked about for this long. Each is named to
-- one asker and then not again for as long.
CREATE FUNCTION purser.claim_waiting_card_fundings(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH waiting AS (
    SELECT f.tenant_id, f.id, f.customer_id, coalesce(f.asked_at, f.accepted_at) AS since
    FROM purser.card_funding f
    WHERE f.state = 'pending' AND coalesce(f.asked_at, f.accepted_at) <= now() - age
    ORDER BY coalesce(f.asked_at, f.accepted_at), f.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.card_funding f
    SET asked_at = now()
    FROM waiting w
    WHERE f.tenant_id = w.tenant_id AND f.id = w.id
    RETURNING f.tenant_id, f.id
  )
  SELECT w.tenant_id, w.customer_id
  FROM waiting w
  JOIN named n ON n.tenant_id = w.tenant_id AND n.id = w.id
  GROUP BY w.tenant_id, w.customer_id
  ORDER BY min(w.since), w.customer_id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_waiting_card_fundings(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_waiting_card_fundings(interval, integer) TO purser_app;

-- Money on its way from card accounts back to the master wallet.
CREATE TABLE purser.card_withdrawal (
  tenant_id               purser.typeid NOT NULL,
  id                      purser.typeid NOT NULL,
  customer_id             purser.typeid NOT NULL,
  reference               text COLLATE "C" NOT NULL,
  amount                  bigint        NOT NULL,
  currency                text          NOT NULL,
  operation_id            purser.typeid NOT NULL,
  tries                   integer       NOT NULL,
  state                   text          NOT NULL,
  sighted_provider_id     text COLLATE "C",
  provider_withdrawal_id  text COLLATE "C",
  accepted_at             timestamptz,
  settled_at              timestamptz,
  failed_at               timestamptz,
  rejection               text,
  rejection_code          text,
  given_up_at             timestamptz,
  asked_at                timestamptz,
  created_at              timestamptz   NOT NULL,
  updated_at              timestamptz   NOT NULL,
  version                 bigint        NOT NULL,

  CONSTRAINT card_withdrawal_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_withdrawal_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_withdrawal_carried_out_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT card_withdrawal_one_per_reference UNIQUE (tenant_id, reference),
  CONSTRAINT card_withdrawal_one_per_provider_withdrawal UNIQUE (tenant_id, provider_withdrawal_id),

  CONSTRAINT card_withdrawal_state_is_known CHECK (
    state IN ('requested', 'not_sent', 'pending', 'settled', 'failed')),
  CONSTRAINT card_withdrawal_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT card_withdrawal_moves_something CHECK (amount > 0),
  CONSTRAINT card_withdrawal_sighted_only_while_requested CHECK (
    sighted_provider_id IS NULL OR state = 'requested'),
  CONSTRAINT card_withdrawal_provider_only_when_accepted CHECK (
    num_nonnulls(provider_withdrawal_id, accepted_at) = CASE
      WHEN state IN ('pending', 'settled') OR (state = 'failed' AND rejection IS NULL) THEN 2 ELSE 0 END),
  CONSTRAINT card_withdrawal_settled_at_only_when_settled CHECK ((state = 'settled') = (settled_at IS NOT NULL)),
  CONSTRAINT card_withdrawal_failed_at_only_when_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL)),
  CONSTRAINT card_withdrawal_rejection_only_when_failed CHECK (
    (rejection IS NULL OR state = 'failed') AND (rejection_code IS NULL OR rejection IS NOT NULL)),
  CONSTRAINT card_withdrawal_given_up_only_when_not_sent CHECK ((state = 'not_sent') = (given_up_at IS NOT NULL)),
  CONSTRAINT card_withdrawal_tries_count_from_one CHECK (tries >= 1),
  CONSTRAINT card_withdrawal_versions_count_from_one CHECK (version >= 1)
);

-- While one is under way the cards of the account are frozen, and what turns up can only be this one.
CREATE UNIQUE INDEX card_withdrawal_one_open_per_customer
  ON purser.card_withdrawal (tenant_id, customer_id)
  WHERE state IN ('requested', 'pending');

CREATE INDEX card_withdrawal_newest_first ON purser.card_withdrawal (tenant_id, customer_id, created_at DESC, id DESC);
CREATE INDEX card_withdrawal_pending ON purser.card_withdrawal (coalesce(asked_at, accepted_at)) WHERE state = 'pending';

ALTER TABLE purser.card_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_withdrawal FORCE ROW LEVEL SECURITY;
CREATE POLICY card_withdrawal_of_tenant ON purser.card_withdrawal TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_withdrawal_across ON purser.card_withdrawal TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_withdrawal TO purser_app;

-- As claim_waiting_card_fundings does, for withdrawals.
CREATE FUNCTION purser.claim_waiting_card_withdrawals(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT withdrawal_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH waiting AS (
    SELECT w.tenant_id, w.id, coalesce(w.asked_at, w.accepted_at) AS since
    FROM purser.card_withdrawal w
    WHERE w.state = 'pending' AND coalesce(w.asked_at, w.accepted_at) <= now() - age
    ORDER BY coalesce(w.asked_at, w.accepted_at), w.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.card_withdrawal w
    SET asked_at = now()
    FROM waiting g
    WHERE w.tenant_id = g.tenant_id AND w.id = g.id
    RETURNING w.tenant_id, w.id
  )
  SELECT g.tenant_id, g.id
  FROM waiting g
  JOIN named n ON n.tenant_id = g.tenant_id AND n.id = g.id
  ORDER BY g.since, g.id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_waiting_card_withdrawals(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_waiting_card_withdrawals(interval, integer) TO purser_app;
