-- What cards are used for. What a transaction is follows from everything that was told of it, which is kept beside it;
-- the state and what was settled are kept here as well, for lists. Where a card was used is as personal as anything.
CREATE TABLE purser.card_transaction (
  tenant_id             purser.typeid NOT NULL,
  id                    purser.typeid NOT NULL,
  customer_id           purser.typeid NOT NULL,
  provider_id           text COLLATE "C" NOT NULL,
  card_token            text COLLATE "C",
  kind                  text          NOT NULL,
  kind_word             text,
  state                 text          NOT NULL,
  currency              text          NOT NULL,
  settled               bigint        NOT NULL,
  merchant              bytea         NOT NULL,
  decline_reason        text,
  original_provider_id  text COLLATE "C",
  occurred_at           timestamptz   NOT NULL,
  updated_at            timestamptz   NOT NULL,
  version               bigint        NOT NULL,

  CONSTRAINT card_transaction_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_transaction_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_transaction_one_per_provider_transaction UNIQUE (tenant_id, provider_id),

  CONSTRAINT card_transaction_kind_is_known CHECK (kind IN ('purchase', 'refund', 'withdrawal', 'other')),
  CONSTRAINT card_transaction_word_only_for_another_kind CHECK ((kind = 'other') = (kind_word IS NOT NULL)),
  CONSTRAINT card_transaction_state_is_known CHECK (state IN (
    'not_understood', 'authorized', 'partially_reversed', 'declined', 'failed', 'expired', 'reversed', 'settled')),
  CONSTRAINT card_transaction_currency_is_one CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT card_transaction_takes_nothing_before_it_is_settled CHECK (
    settled >= 0 AND (state = 'settled' OR settled = 0)),
  CONSTRAINT card_transaction_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX card_transaction_newest_first
  ON purser.card_transaction (tenant_id, customer_id, occurred_at DESC, id DESC);

CREATE INDEX card_transaction_by_card
  ON purser.card_transaction (tenant_id, card_token, occurred_at DESC, id DESC);

CREATE INDEX card_transaction_refunds_of_purchase
  ON purser.card_transaction (tenant_id, original_provider_id)
  WHERE original_provider_id IS NOT NULL;

-- Those of which the provider is still to say something.
CREATE INDEX card_transaction_open
  ON purser.card_transaction (tenant_id, customer_id, updated_at)
  WHERE state IN ('not_understood', 'authorized', 'partially_reversed');

-- What was told of a transaction, in the order in which it came. An event happened once; a record is read again and again,
-- and kept once with the time of the last reading that told anything.
CREATE TABLE purser.card_transaction_sighting (
  tenant_id       purser.typeid NOT NULL,
  transaction_id  purser.typeid NOT NULL,
  number          integer       NOT NULL,
  source          text          NOT NULL,
  state           text          NOT NULL,
  word            text,
  amount          bigint        NOT NULL,
  happened_at     timestamptz,
  heard_at        timestamptz   NOT NULL,

  CONSTRAINT card_transaction_sighting_pkey PRIMARY KEY (tenant_id, transaction_id, number),
  CONSTRAINT card_transaction_sighting_of_transaction
    FOREIGN KEY (tenant_id, transaction_id) REFERENCES purser.card_transaction (tenant_id, id),
  CONSTRAINT card_transaction_sighting_source_is_known CHECK (source IN ('event', 'record')),
  CONSTRAINT card_transaction_sighting_state_is_known CHECK (state IN (
    'not_understood', 'authorized', 'partially_reversed', 'declined', 'failed', 'expired', 'reversed', 'settled')),
  CONSTRAINT card_transaction_sighting_word_only_when_not_understood CHECK (
    state = 'not_understood' OR word IS NULL),
  CONSTRAINT card_transaction_sighting_amount_is_not_negative CHECK (amount >= 0),
  CONSTRAINT card_transaction_sighting_numbers_count_from_one CHECK (number >= 1)
);

-- Spending calls a card by a token, and the provider tells nowhere which card that is.
CREATE TABLE purser.card_token (
  tenant_id         purser.typeid NOT NULL,
  token             text COLLATE "C" NOT NULL,
  customer_id       purser.typeid NOT NULL,
  provider_card_id  text COLLATE "C",
  asked_at          timestamptz   NOT NULL,

  CONSTRAINT card_token_pkey PRIMARY KEY (tenant_id, token),
  CONSTRAINT card_token_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE UNIQUE INDEX card_token_one_per_provider_card
  ON purser.card_token (tenant_id, provider_card_id)
  WHERE provider_card_id IS NOT NULL;

CREATE INDEX card_token_by_customer ON purser.card_token (tenant_id, customer_id);

-- When the provider was last asked what a card customer has spent, and whether that was ever read to its end.
CREATE TABLE purser.card_spending_check (
  tenant_id       purser.typeid NOT NULL,
  onboarding_id   purser.typeid NOT NULL,
  asked_at        timestamptz   NOT NULL,
  read_to_end     boolean       NOT NULL,

  CONSTRAINT card_spending_check_pkey PRIMARY KEY (tenant_id, onboarding_id),
  CONSTRAINT card_spending_check_of_onboarding
    FOREIGN KEY (tenant_id, onboarding_id) REFERENCES purser.card_onboarding (tenant_id, id)
);

-- How far the feed of everything that an account's cards are used for was read.
CREATE TABLE purser.card_spending_feed (
  account_id  purser.typeid NOT NULL,
  read_until  timestamptz,
  newest      timestamptz,
  page        integer       NOT NULL,
  looked_at   timestamptz   NOT NULL,

  CONSTRAINT card_spending_feed_pkey PRIMARY KEY (account_id),
  CONSTRAINT card_spending_feed_of_account
    FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT card_spending_feed_pages_count_from_one CHECK (page >= 1)
);

ALTER TABLE purser.card_transaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_transaction FORCE ROW LEVEL SECURITY;
CREATE POLICY card_transaction_of_tenant ON purser.card_transaction TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_transaction_across ON purser.card_transaction FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON purser.card_transaction TO purser_app;

ALTER TABLE purser.card_transaction_sighting ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_transaction_sighting FORCE ROW LEVEL SECURITY;
CREATE POLICY card_transaction_sighting_of_tenant ON purser.card_transaction_sighting TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (heard_at) ON purser.card_transaction_sighting TO purser_app;

ALTER TABLE purser.card_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_token FORCE ROW LEVEL SECURITY;
CREATE POLICY card_token_of_tenant ON purser.card_token TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (provider_card_id, asked_at) ON purser.card_token TO purser_app;

ALTER TABLE purser.card_spending_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_spending_check FORCE ROW LEVEL SECURITY;
CREATE POLICY card_spending_check_of_tenant ON purser.card_spending_check TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY card_spending_check_across ON purser.card_spending_check TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (read_to_end) ON purser.card_spending_check TO purser_app;

ALTER TABLE purser.card_spending_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_spending_feed FORCE ROW LEVEL SECURITY;
CREATE POLICY card_spending_feed_of_account ON purser.card_spending_feed TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY card_spending_feed_across ON purser.card_spending_feed TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (read_until, newest, page) ON purser.card_spending_feed TO purser_app;

-- Names card customers whose list was never read to its end, and those with an open transaction; the longer nothing of
-- theirs has changed, the more seldom. Each is named to one asker and then not again until it is due anew.
CREATE FUNCTION purser.claim_card_spending(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT onboarding_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH open_since AS (
    SELECT t.tenant_id, t.customer_id, max(t.updated_at) AS changed_at
    FROM purser.card_transaction t
    WHERE t.state IN ('not_understood', 'authorized', 'partially_reversed')
    GROUP BY t.tenant_id, t.customer_id
  ), due AS (
    SELECT o.tenant_id, o.id, c.asked_at
    FROM purser.card_onboarding o
    LEFT JOIN purser.card_spending_check c ON c.tenant_id = o.tenant_id AND c.onboarding_id = o.id
    LEFT JOIN open_since s ON s.tenant_id = o.tenant_id AND s.customer_id = o.customer_id
    WHERE (o.state = 'active'
        AND NOT coalesce(c.read_to_end, false)
        AND coalesce(c.asked_at, '-infinity') <= now() - age)
      OR (o.state IN ('ready', 'active')
        AND s.changed_at IS NOT NULL
        AND coalesce(c.asked_at, '-infinity')
          <= now() - greatest(age, least((now() - s.changed_at) / 10, interval '6 hours')))
    ORDER BY c.asked_at NULLS FIRST, o.id
    LIMIT maximum
    FOR UPDATE OF o SKIP LOCKED
  ), named AS (
    INSERT INTO purser.card_spending_check AS c (tenant_id, onboarding_id, asked_at, read_to_end)
    SELECT d.tenant_id, d.id, now(), false FROM due d
    ON CONFLICT ON CONSTRAINT card_spending_check_pkey DO UPDATE SET asked_at = excluded.asked_at
      WHERE c.asked_at <= now() - age
    RETURNING c.tenant_id, c.onboarding_id
  )
  SELECT d.tenant_id, d.id
  FROM due d
  JOIN named n ON n.tenant_id = d.tenant_id AND n.onboarding_id = d.id
  ORDER BY d.asked_at NULLS FIRST, d.id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_card_spending(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_card_spending(interval, integer) TO purser_app;

-- Names accounts with card customers whose feed nobody has looked at for a while, and how far it was read.
CREATE FUNCTION purser.claim_card_spending_feeds(
    quiet_for interval,
    OUT account_id purser.typeid, OUT read_until timestamptz, OUT newest timestamptz, OUT page integer)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO purser.card_spending_feed AS f (account_id, page, looked_at)
  SELECT a.id, 1, now()
  FROM purser.provider_account a
  WHERE EXISTS (
    SELECT FROM purser.card_onboarding o
    WHERE o.account_id = a.id AND o.provider_card_customer_id IS NOT NULL)
  ON CONFLICT ON CONSTRAINT card_spending_feed_pkey DO UPDATE SET looked_at = excluded.looked_at
    WHERE f.looked_at <= now() - quiet_for
  RETURNING f.account_id, f.read_until, f.newest, f.page;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_card_spending_feeds(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_card_spending_feeds(interval) TO purser_app;
