-- That the provider and our books say different things about a wallet. No money moves because of it. What an operator
-- has seen before closing one is sealed under the customer's key.
CREATE TABLE purser.reconciliation_break (
  tenant_id       purser.typeid NOT NULL,
  id              purser.typeid NOT NULL,
  customer_id     purser.typeid NOT NULL,
  wallet_id       purser.typeid NOT NULL,
  chain           text          NOT NULL,
  symbol          text          NOT NULL,
  decimals        smallint      NOT NULL,
  state           text          NOT NULL,
  kind            text          NOT NULL,
  provider_units  numeric       NOT NULL,
  ledger_units    numeric       NOT NULL,
  seen_at         timestamptz   NOT NULL,
  opened_at       timestamptz   NOT NULL,
  since           timestamptz,
  owner           text,
  taken_at        timestamptz,
  transaction_id  purser.typeid,
  evidence        bytea,
  ended_at        timestamptz,
  version         bigint        NOT NULL,

  CONSTRAINT reconciliation_break_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT reconciliation_break_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT reconciliation_break_of_wallet
    FOREIGN KEY (tenant_id, wallet_id) REFERENCES purser.wallet (tenant_id, id),
  CONSTRAINT reconciliation_break_of_transaction
    FOREIGN KEY (tenant_id, transaction_id) REFERENCES purser.wallet_transaction (tenant_id, id),

  CONSTRAINT reconciliation_break_kind_is_one_of_its_state CHECK (
    CASE state
      WHEN 'open' THEN kind IN ('timing', 'unexplained')
      WHEN 'explained' THEN kind IN ('timing', 'missing_webhook')
      WHEN 'closed' THEN kind = 'adjusted'
      ELSE false
    END),
  CONSTRAINT reconciliation_break_counts_whole_units CHECK (
    scale(provider_units) = 0 AND scale(ledger_units) = 0),
  CONSTRAINT reconciliation_break_since_while_open CHECK ((state = 'open') = (since IS NOT NULL)),
  CONSTRAINT reconciliation_break_ended_unless_open CHECK ((state = 'open') = (ended_at IS NULL)),
  CONSTRAINT reconciliation_break_owner_has_taken_it CHECK ((owner IS NULL) = (taken_at IS NULL)),
  CONSTRAINT reconciliation_break_transaction_explains_it CHECK (
    (kind = 'missing_webhook') = (transaction_id IS NOT NULL)),
  CONSTRAINT reconciliation_break_closed_by_somebody_with_evidence CHECK (
    (state = 'closed') = (evidence IS NOT NULL) AND (state <> 'closed' OR owner IS NOT NULL)),
  CONSTRAINT reconciliation_break_versions_count_from_one CHECK (version >= 1)
);

CREATE UNIQUE INDEX reconciliation_break_one_open_per_wallet
  ON purser.reconciliation_break (tenant_id, wallet_id)
  WHERE state = 'open';

CREATE INDEX reconciliation_break_newest_first ON purser.reconciliation_break (tenant_id, opened_at DESC, id DESC);

CREATE INDEX reconciliation_break_of_customer_newest_first
  ON purser.reconciliation_break (tenant_id, customer_id, opened_at DESC, id DESC);

CREATE INDEX reconciliation_break_last_closed
  ON purser.reconciliation_break (tenant_id, wallet_id, ended_at DESC, id DESC)
  WHERE state = 'closed';

-- When a customer's wallets were last compared with what the provider says.
CREATE TABLE purser.reconciliation (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  compared_at  timestamptz   NOT NULL,

  CONSTRAINT reconciliation_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT reconciliation_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

ALTER TABLE purser.reconciliation_break ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.reconciliation_break FORCE ROW LEVEL SECURITY;
CREATE POLICY reconciliation_break_of_tenant ON purser.reconciliation_break TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.reconciliation_break TO purser_app;

ALTER TABLE purser.reconciliation ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.reconciliation FORCE ROW LEVEL SECURITY;
CREATE POLICY reconciliation_of_tenant ON purser.reconciliation TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.reconciliation TO purser_app;
