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
-- When an account was asked about is written by claim_outdated_card_accounts alone.
GRANT SELECT, INSERT, UPDATE (currency, ledger, available, pending, moved_at, as_of, source)
  ON purser.card_account TO purser_app;

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
