CREATE TABLE purser.wallet (
  tenant_id           purser.typeid NOT NULL,
  id                  purser.typeid NOT NULL,
  customer_id         purser.typeid NOT NULL,
  chain               text          NOT NULL,
  symbol              text          NOT NULL,
  decimals            smallint      NOT NULL,
  state               text          NOT NULL,
  operation_id        purser.typeid,
  provider_wallet_id  text COLLATE "C",
  address             text,
  activated_at        timestamptz,
  failure             text,
  failure_code        text,
  failed_at           timestamptz,
  created_at          timestamptz   NOT NULL,
  updated_at          timestamptz   NOT NULL,
  version             bigint        NOT NULL,

  CONSTRAINT wallet_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT wallet_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT wallet_opened_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  -- For rows that hold an amount, so that it is always of the wallet's own asset and customer.
  CONSTRAINT wallet_has_one_customer_and_asset UNIQUE (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT wallet_one_per_provider_wallet UNIQUE (tenant_id, customer_id, provider_wallet_id),

  CONSTRAINT wallet_state_is_known CHECK (state IN ('requested', 'active', 'failed')),
  CONSTRAINT wallet_operation_only_while_requested CHECK ((state = 'requested') = (operation_id IS NOT NULL)),
  CONSTRAINT wallet_provider_only_while_active CHECK (
    num_nonnulls(provider_wallet_id, address, activated_at) = CASE state WHEN 'active' THEN 3 ELSE 0 END),
  CONSTRAINT wallet_failure_only_when_failed CHECK (
    num_nonnulls(failure, failed_at) = CASE state WHEN 'failed' THEN 2 ELSE 0 END
    AND (state = 'failed' OR failure_code IS NULL)),
  CONSTRAINT wallet_decimals_are_possible CHECK (decimals BETWEEN 0 AND 30),
  CONSTRAINT wallet_versions_count_from_one CHECK (version >= 1)
);

CREATE UNIQUE INDEX wallet_one_open_per_asset
  ON purser.wallet (tenant_id, customer_id, chain, symbol)
  WHERE state IN ('requested', 'active');

CREATE INDEX wallet_newest_first ON purser.wallet (tenant_id, customer_id, created_at DESC, id DESC);

-- Units are whole multiples of the asset's smallest unit.
CREATE TABLE purser.wallet_balance (
  tenant_id    purser.typeid NOT NULL,
  wallet_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  chain        text          NOT NULL,
  symbol       text          NOT NULL,
  decimals     smallint      NOT NULL,
  ledger       numeric       NOT NULL,
  incoming     numeric       NOT NULL,
  outgoing     numeric       NOT NULL,
  as_of        timestamptz   NOT NULL,
  source       text          NOT NULL,
  created_at   timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT wallet_balance_pkey PRIMARY KEY (tenant_id, wallet_id),
  CONSTRAINT wallet_balance_in_the_wallets_asset
    FOREIGN KEY (tenant_id, wallet_id, customer_id, chain, symbol, decimals)
    REFERENCES purser.wallet (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT wallet_balance_counts_whole_units CHECK (
    scale(ledger) = 0 AND scale(incoming) = 0 AND scale(outgoing) = 0),
  CONSTRAINT wallet_balance_source_is_known CHECK (source IN ('provider', 'webhook'))
);

CREATE INDEX wallet_balance_of_customer ON purser.wallet_balance (tenant_id, customer_id, wallet_id);
CREATE INDEX wallet_balance_longest_unheard_of ON purser.wallet_balance (as_of);

-- When somebody last set out to ask the provider about a customer's balances. Not a column of the balance, so that
-- looking for outdated ones never waits for a booking or holds one up.
CREATE TABLE purser.balance_check (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  asked_at     timestamptz   NOT NULL,

  CONSTRAINT balance_check_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT balance_check_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE TABLE purser.wallet_transaction (
  tenant_id     purser.typeid NOT NULL,
  id            purser.typeid NOT NULL,
  customer_id   purser.typeid NOT NULL,
  wallet_id     purser.typeid NOT NULL,
  chain         text          NOT NULL,
  symbol        text          NOT NULL,
  decimals      smallint      NOT NULL,
  provider_id   text COLLATE "C" NOT NULL,
  direction     text          NOT NULL,
  units         numeric       NOT NULL,
  counterparty  text,
  chain_hash    text,
  state         text          NOT NULL,
  completed_at  timestamptz,
  failed_at     timestamptz,
  created_at    timestamptz   NOT NULL,

  CONSTRAINT wallet_transaction_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT wallet_transaction_in_the_wallets_asset
    FOREIGN KEY (tenant_id, wallet_id, customer_id, chain, symbol, decimals)
    REFERENCES purser.wallet (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT wallet_transaction_booked_once UNIQUE (tenant_id, wallet_id, provider_id),
  CONSTRAINT wallet_transaction_counts_whole_units CHECK (scale(units) = 0 AND units >= 0),
  CONSTRAINT wallet_transaction_direction_is_known CHECK (direction IN ('deposit', 'withdrawal')),
  CONSTRAINT wallet_transaction_state_is_known CHECK (state IN ('pending', 'completed', 'failed')),
  CONSTRAINT wallet_transaction_completed_at_only_when_completed CHECK (
    (state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT wallet_transaction_failed_at_only_when_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL))
);

CREATE INDEX wallet_transaction_newest_first
  ON purser.wallet_transaction (tenant_id, customer_id, created_at DESC, id DESC);

ALTER TABLE purser.wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.wallet FORCE ROW LEVEL SECURITY;
CREATE POLICY wallet_of_tenant ON purser.wallet TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.wallet TO purser_app;

ALTER TABLE purser.wallet_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.wallet_balance FORCE ROW LEVEL SECURITY;
CREATE POLICY wallet_balance_of_tenant ON purser.wallet_balance TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY wallet_balance_across ON purser.wallet_balance FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON purser.wallet_balance TO purser_app;

-- Written by claim_outdated_balances alone.
ALTER TABLE purser.balance_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.balance_check FORCE ROW LEVEL SECURITY;
CREATE POLICY balance_check_of_tenant ON purser.balance_check TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY balance_check_across ON purser.balance_check TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE purser.wallet_transaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.wallet_transaction FORCE ROW LEVEL SECURITY;
CREATE POLICY wallet_transaction_of_tenant ON purser.wallet_transaction TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (state, completed_at, failed_at) ON purser.wallet_transaction TO purser_app;

-- Names customers with a balance of which nothing was heard for a while, or that was not asked about for six times as
-- long: what a webhook told says nothing about those that were lost. Each is named to one asker and then not again for a
-- minute. Two askers at once may choose the same customer; the second one's condition is then checked against what the
-- first has written.
CREATE FUNCTION purser.claim_outdated_balances(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH outdated AS (
    SELECT b.tenant_id, b.customer_id, min(b.as_of) AS as_of
    FROM purser.wallet_balance b
    LEFT JOIN purser.balance_check k ON k.tenant_id = b.tenant_id AND k.customer_id = b.customer_id
    WHERE (b.as_of <= now() - age OR coalesce(k.asked_at, b.created_at) <= now() - 6 * age)
      AND (k.asked_at IS NULL OR k.asked_at <= now() - interval '1 minute')
    GROUP BY b.tenant_id, b.customer_id
    ORDER BY min(b.as_of), b.customer_id
    LIMIT maximum
  ), named AS (
    INSERT INTO purser.balance_check AS k (tenant_id, customer_id, asked_at)
    SELECT o.tenant_id, o.customer_id, now() FROM outdated o
    ON CONFLICT ON CONSTRAINT balance_check_pkey DO UPDATE
      SET asked_at = excluded.asked_at
      WHERE k.asked_at <= excluded.asked_at - interval '1 minute'
    RETURNING k.tenant_id, k.customer_id
  )
  SELECT o.tenant_id, o.customer_id
  FROM outdated o
  JOIN named n ON n.tenant_id = o.tenant_id AND n.customer_id = o.customer_id
  ORDER BY o.as_of, o.customer_id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_outdated_balances(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_outdated_balances(interval, integer) TO purser_app;
