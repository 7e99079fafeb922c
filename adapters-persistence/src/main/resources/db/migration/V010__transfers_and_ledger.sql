-- Which of the provider's accounts holds a wallet. Older wallets learn it when they are looked up next.
ALTER TABLE purser.wallet
  ADD COLUMN provider_holder text COLLATE "C",
  ADD CONSTRAINT wallet_holder_only_while_active CHECK (state = 'active' OR provider_holder IS NULL);

ALTER TABLE purser.wallet_balance
  ADD COLUMN held numeric NOT NULL DEFAULT 0,
  ADD CONSTRAINT wallet_balance_holds_whole_units CHECK (scale(held) = 0 AND held >= 0);

CREATE INDEX wallet_transaction_withdrawals
  ON purser.wallet_transaction (tenant_id, wallet_id, units, created_at)
  WHERE direction = 'withdrawal';

-- Money that moved between accounts. A subject, which is an operation or a transaction, moves money once in each way.
CREATE TABLE purser.ledger_posting (
  tenant_id    purser.typeid NOT NULL,
  subject      purser.typeid NOT NULL,
  kind         text          NOT NULL,
  customer_id  purser.typeid NOT NULL,
  posted_at    timestamptz   NOT NULL,

  CONSTRAINT ledger_posting_pkey PRIMARY KEY (tenant_id, subject, kind),
  CONSTRAINT ledger_posting_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT ledger_posting_kind_is_known CHECK (kind IN (
    'opening', 'held', 'released', 'captured', 'deposited', 'withdrawing', 'withdrawn', 'returned'))
);

CREATE INDEX ledger_posting_of_customer_newest_first
  ON purser.ledger_posting (tenant_id, customer_id, posted_at DESC);

-- One side of a posting: by how many units the account grows. A debit is a negative credit.
CREATE TABLE purser.ledger_entry (
  tenant_id    purser.typeid NOT NULL,
  subject      purser.typeid NOT NULL,
  kind         text          NOT NULL,
  wallet_id    purser.typeid NOT NULL,
  account      text          NOT NULL,
  customer_id  purser.typeid NOT NULL,
  chain        text          NOT NULL,
  symbol       text          NOT NULL,
  decimals     smallint      NOT NULL,
  credit       numeric       NOT NULL,

  CONSTRAINT ledger_entry_pkey PRIMARY KEY (tenant_id, subject, kind, wallet_id, account),
  CONSTRAINT ledger_entry_of_posting
    FOREIGN KEY (tenant_id, subject, kind) REFERENCES purser.ledger_posting (tenant_id, subject, kind),
  CONSTRAINT ledger_entry_in_the_wallets_asset
    FOREIGN KEY (tenant_id, wallet_id, customer_id, chain, symbol, decimals)
    REFERENCES purser.wallet (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT ledger_entry_account_is_known CHECK (account IN ('available', 'held', 'outgoing', 'outside')),
  CONSTRAINT ledger_entry_moves_whole_units CHECK (scale(credit) = 0 AND credit <> 0)
);

CREATE INDEX ledger_entry_of_wallet ON purser.ledger_entry (tenant_id, wallet_id, account) INCLUDE (credit);

-- Nothing is made and nothing is lost. Asked when the transaction ends, so that entries may come one by one. No rows at
-- all are no balance either: they would be there, but are not of the tenant that the transaction is for.
CREATE FUNCTION purser.require_balanced_posting() RETURNS trigger
  LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  entries integer;
  unbalanced integer;
BEGIN
  SELECT coalesce(sum(s.entries), 0), count(*) FILTER (WHERE s.credit <> 0) INTO entries, unbalanced
  FROM (
    SELECT count(*) AS entries, sum(e.credit) AS credit
    FROM purser.ledger_entry e
    WHERE e.tenant_id = NEW.tenant_id AND e.subject = NEW.subject AND e.kind = NEW.kind
    GROUP BY e.chain, e.symbol, e.decimals
  ) s;
  IF entries < 2 OR unbalanced > 0 THEN
    RAISE EXCEPTION 'posting % of % does not sum to zero', NEW.kind, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_posting_sums_to_zero';
  END IF;
  RETURN NULL;
END;
$$;

REVOKE EXECUTE ON FUNCTION purser.require_balanced_posting() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER ledger_posting_sums_to_zero
  AFTER INSERT ON purser.ledger_posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION purser.require_balanced_posting();

-- For an entry that is added to a posting of an earlier transaction.
CREATE CONSTRAINT TRIGGER ledger_entry_sums_to_zero
  AFTER INSERT ON purser.ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION purser.require_balanced_posting();

-- What the wallets hold already. The owner sees rows of all tenants only while row security is not forced.
ALTER TABLE purser.wallet_balance NO FORCE ROW LEVEL SECURITY;

INSERT INTO purser.ledger_posting (tenant_id, subject, kind, customer_id, posted_at)
SELECT b.tenant_id, b.wallet_id, 'opening', b.customer_id, now()
FROM purser.wallet_balance b
WHERE b.ledger <> 0 OR b.outgoing <> 0;

INSERT INTO purser.ledger_entry
  (tenant_id, subject, kind, wallet_id, account, customer_id, chain, symbol, decimals, credit)
SELECT b.tenant_id, b.wallet_id, 'opening', b.wallet_id, a.account, b.customer_id, b.chain, b.symbol, b.decimals, a.credit
FROM purser.wallet_balance b
CROSS JOIN LATERAL (VALUES
  ('available', b.ledger - b.outgoing), ('outgoing', b.outgoing), ('outside', -b.ledger)) AS a (account, credit)
WHERE a.credit <> 0;

-- Checked here, because a table with checks to come cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE purser.wallet_balance FORCE ROW LEVEL SECURITY;

-- What the provider said that a transfer would cost.
CREATE TABLE purser.transfer_quote (
  tenant_id             purser.typeid NOT NULL,
  id                    purser.typeid NOT NULL,
  customer_id           purser.typeid NOT NULL,
  wallet_id             purser.typeid NOT NULL,
  chain                 text          NOT NULL,
  symbol                text          NOT NULL,
  decimals              smallint      NOT NULL,
  units                 numeric       NOT NULL,
  receiving_address     text          NOT NULL,
  fee_network           numeric,
  fee_network_currency  text,
  fee_in_dollars        numeric,
  quoted_at             timestamptz   NOT NULL,
  expires_at            timestamptz   NOT NULL,

  CONSTRAINT transfer_quote_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT transfer_quote_in_the_wallets_asset
    FOREIGN KEY (tenant_id, wallet_id, customer_id, chain, symbol, decimals)
    REFERENCES purser.wallet (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT transfer_quote_counts_whole_units CHECK (scale(units) = 0 AND units > 0),
  CONSTRAINT transfer_quote_tells_something CHECK (num_nonnulls(fee_network, fee_in_dollars) > 0),
  CONSTRAINT transfer_quote_fee_has_its_currency CHECK ((fee_network IS NULL) = (fee_network_currency IS NULL)),
  CONSTRAINT transfer_quote_fees_are_not_negative CHECK (fee_network >= 0 AND fee_in_dollars >= 0),
  CONSTRAINT transfer_quote_expires CHECK (expires_at > quoted_at)
);

CREATE TABLE purser.transfer (
  tenant_id                purser.typeid NOT NULL,
  id                       purser.typeid NOT NULL,
  customer_id              purser.typeid NOT NULL,
  wallet_id                purser.typeid NOT NULL,
  chain                    text          NOT NULL,
  symbol                   text          NOT NULL,
  decimals                 smallint      NOT NULL,
  units                    numeric       NOT NULL,
  receiving_address        text          NOT NULL,
  canonical_address        text          NOT NULL,
  reference                text COLLATE "C" NOT NULL,
  quote_id                 purser.typeid,
  operation_id             purser.typeid NOT NULL,
  tries                    integer       NOT NULL,
  state                    text          NOT NULL,
  provider_transaction_id  text COLLATE "C",
  chain_hash               text,
  fee_total                numeric,
  fee_platform             numeric,
  fee_gas_funding          numeric,
  submitted_at             timestamptz,
  completed_at             timestamptz,
  failed_at                timestamptz,
  rejection                text,
  rejection_code           text,
  rejected_at              timestamptz,
  given_up_at              timestamptz,
  created_at               timestamptz   NOT NULL,
  updated_at               timestamptz   NOT NULL,
  version                  bigint        NOT NULL,

  CONSTRAINT transfer_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT transfer_in_the_wallets_asset
    FOREIGN KEY (tenant_id, wallet_id, customer_id, chain, symbol, decimals)
    REFERENCES purser.wallet (tenant_id, id, customer_id, chain, symbol, decimals),
  CONSTRAINT transfer_carried_out_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT transfer_on_quote FOREIGN KEY (tenant_id, quote_id) REFERENCES purser.transfer_quote (tenant_id, id),
  CONSTRAINT transfer_one_per_reference UNIQUE (tenant_id, reference),
  CONSTRAINT transfer_one_per_provider_transaction UNIQUE (tenant_id, wallet_id, provider_transaction_id),

  CONSTRAINT transfer_state_is_known CHECK (
    state IN ('requested', 'not_sent', 'rejected', 'submitted', 'completed', 'failed')),
  CONSTRAINT transfer_counts_whole_units CHECK (scale(units) = 0 AND units > 0),
  CONSTRAINT transfer_provider_only_when_sent CHECK (
    num_nonnulls(provider_transaction_id, submitted_at)
      = CASE WHEN state IN ('submitted', 'completed', 'failed') THEN 2 ELSE 0 END),
  CONSTRAINT transfer_told_only_when_sent CHECK (
    state IN ('submitted', 'completed', 'failed') OR num_nonnulls(chain_hash, fee_total) = 0),
  CONSTRAINT transfer_parts_belong_to_a_total CHECK (
    fee_total IS NOT NULL OR num_nonnulls(fee_platform, fee_gas_funding) = 0),
  CONSTRAINT transfer_completed_at_only_when_completed CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT transfer_failed_at_only_when_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL)),
  CONSTRAINT transfer_rejection_only_when_rejected CHECK (
    num_nonnulls(rejection, rejected_at) = CASE state WHEN 'rejected' THEN 2 ELSE 0 END
    AND (state = 'rejected' OR rejection_code IS NULL)),
  CONSTRAINT transfer_given_up_only_when_not_sent CHECK ((state = 'not_sent') = (given_up_at IS NOT NULL)),
  CONSTRAINT transfer_tries_count_from_one CHECK (tries >= 1),
  CONSTRAINT transfer_versions_count_from_one CHECK (version >= 1)
);

-- Of like transfers one is settled before the next is sent: only then it is certain which of them the provider shows.
CREATE UNIQUE INDEX transfer_one_requested_alike
  ON purser.transfer (tenant_id, wallet_id, units, canonical_address)
  WHERE state = 'requested';

CREATE INDEX transfer_newest_first ON purser.transfer (tenant_id, created_at DESC, id DESC);
CREATE INDEX transfer_of_customer_newest_first ON purser.transfer (tenant_id, customer_id, created_at DESC, id DESC);
CREATE INDEX transfer_sent_from_wallet ON purser.transfer (tenant_id, wallet_id, units)
  WHERE provider_transaction_id IS NOT NULL;

-- Postings and quotes are only ever added: purser_app can do nothing else.
ALTER TABLE purser.ledger_posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.ledger_posting FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_posting_of_tenant ON purser.ledger_posting TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.ledger_posting TO purser_app;

ALTER TABLE purser.ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_of_tenant ON purser.ledger_entry TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.ledger_entry TO purser_app;

ALTER TABLE purser.transfer_quote ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer_quote FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_quote_of_tenant ON purser.transfer_quote TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.transfer_quote TO purser_app;

ALTER TABLE purser.transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_of_tenant ON purser.transfer TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.transfer TO purser_app;
