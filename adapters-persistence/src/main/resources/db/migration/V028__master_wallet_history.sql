-- What moved the master wallet of an account, as the provider lists it. The tenants of an account share it.
CREATE TABLE purser.master_wallet_movement (
  account_id   purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  provider_id  text COLLATE "C" NOT NULL,
  kind         text          NOT NULL,
  kind_word    text,
  state        text          NOT NULL,
  state_word   text,
  currency     text,
  amount       bigint,
  chain_hash   text COLLATE "C",
  begun_at     timestamptz,
  listed_at    timestamptz   NOT NULL,
  told_at      timestamptz   NOT NULL,

  CONSTRAINT master_wallet_movement_pkey PRIMARY KEY (account_id, id),
  CONSTRAINT master_wallet_movement_of_account
    FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT master_wallet_movement_one_per_provider_entry UNIQUE (account_id, provider_id),

  CONSTRAINT master_wallet_movement_kind_is_known CHECK (kind IN (
    'deposit', 'swap', 'funding', 'withdrawal', 'other')),
  CONSTRAINT master_wallet_movement_kind_word_only_for_another_kind CHECK (
    (kind = 'other') = (kind_word IS NOT NULL)),
  CONSTRAINT master_wallet_movement_state_is_known CHECK (state IN (
    'pending', 'completed', 'failed', 'not_understood')),
  CONSTRAINT master_wallet_movement_state_word_only_when_not_understood CHECK (
    (state = 'not_understood') = (state_word IS NOT NULL)),
  CONSTRAINT master_wallet_movement_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT master_wallet_movement_amount_has_its_currency CHECK (amount IS NULL OR currency IS NOT NULL),
  CONSTRAINT master_wallet_movement_is_listed_by_when_it_began CHECK (begun_at IS NULL OR listed_at = begun_at)
);

CREATE INDEX master_wallet_movement_newest_first
  ON purser.master_wallet_movement (account_id, listed_at DESC, id DESC);
CREATE INDEX master_wallet_movement_of_kind_newest_first
  ON purser.master_wallet_movement (account_id, kind, listed_at DESC, id DESC);
CREATE INDEX master_wallet_movement_in_currency_newest_first
  ON purser.master_wallet_movement (account_id, currency, listed_at DESC, id DESC);
CREATE INDEX master_wallet_movement_pending
  ON purser.master_wallet_movement (account_id, listed_at) WHERE state = 'pending';

-- How far such a history was read, and whether something has moved since.
CREATE TABLE purser.master_wallet_history (
  account_id  purser.typeid NOT NULL,
  read_until  timestamptz,
  newest      timestamptz,
  page        integer       NOT NULL,
  begun_at    timestamptz,
  as_of       timestamptz,
  looked_at   timestamptz,
  moved_at    timestamptz,

  CONSTRAINT master_wallet_history_pkey PRIMARY KEY (account_id),
  CONSTRAINT master_wallet_history_of_account
    FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT master_wallet_history_goes_on_only_once_begun CHECK (
    CASE WHEN begun_at IS NULL THEN page = 1 AND newest IS NULL ELSE page > 1 END)
);

ALTER TABLE purser.master_wallet_movement ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.master_wallet_movement FORCE ROW LEVEL SECURITY;
CREATE POLICY master_wallet_movement_of_account ON purser.master_wallet_movement TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
GRANT SELECT, INSERT, UPDATE ON purser.master_wallet_movement TO purser_app;

ALTER TABLE purser.master_wallet_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.master_wallet_history FORCE ROW LEVEL SECURITY;
CREATE POLICY master_wallet_history_of_account ON purser.master_wallet_history TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY master_wallet_history_across ON purser.master_wallet_history TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.master_wallet_history TO purser_app;

-- Names accounts whose programme may have a master wallet and at whose history nobody has looked for a while, and how far
-- it was read: soon where a reading has not come to its end, or something has moved since the last look.
CREATE FUNCTION purser.claim_master_wallet_histories(
    quiet_for interval, soon interval,
    OUT account_id purser.typeid, OUT read_until timestamptz, OUT newest timestamptz, OUT page integer,
    OUT begun_at timestamptz, OUT as_of timestamptz)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO purser.master_wallet_history AS h (account_id, page, looked_at)
  SELECT p.account_id, 1, now()
  FROM purser.card_programme p
  WHERE p.state IN ('approved', 'not_understood') AND p.funding_structure IS DISTINCT FROM 'non_master'
  ON CONFLICT ON CONSTRAINT master_wallet_history_pkey DO UPDATE SET looked_at = excluded.looked_at
    WHERE h.looked_at IS NULL
      OR h.looked_at <= now() - quiet_for
      OR (h.looked_at <= now() - soon AND (h.begun_at IS NOT NULL OR h.moved_at >= h.looked_at))
  RETURNING h.account_id, h.read_until, h.newest, h.page, h.begun_at, h.as_of;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_master_wallet_histories(interval, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_master_wallet_histories(interval, interval) TO purser_app;
