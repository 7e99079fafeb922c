-- A customer who was deleted stays as a row: what happened names it, and so does money that arrives later. Nothing personal
-- is left in it, and its e-mail and external id may be another's.
ALTER TABLE purser.customer ADD COLUMN deleted_at timestamptz;

ALTER TABLE purser.customer DROP CONSTRAINT customer_state_is_known;
ALTER TABLE purser.customer ADD CONSTRAINT customer_state_is_known CHECK (state IN ('active', 'suspended', 'deleted'));

ALTER TABLE purser.customer ADD CONSTRAINT customer_deleted_at_only_when_deleted CHECK (
  (state = 'deleted') = (deleted_at IS NOT NULL));
ALTER TABLE purser.customer ADD CONSTRAINT customer_deleted_keep_nothing_personal CHECK (
  state <> 'deleted'
  OR num_nonnulls(
    name, given_name, family_name, legal_name, website, email, email_index, phone, phone_index, metadata, birth_date,
    address, provider_email) = 0);
-- An operation that registers a customer keeps it from being deleted.
ALTER TABLE purser.customer ADD CONSTRAINT customer_deleted_are_not_being_registered CHECK (
  state <> 'deleted' OR registration <> 'pending');

ALTER TABLE purser.customer DROP CONSTRAINT customer_one_per_external_id;
CREATE UNIQUE INDEX customer_one_per_external_id ON purser.customer (tenant_id, external_id) WHERE state <> 'deleted';

-- Nobody logs in as a customer who was deleted, and a person may come back as another one.
GRANT DELETE ON purser.login TO purser_app;

-- The sweeps, as they were, but for customers who were deleted: nobody asks about those any more. What the provider tells of
-- them is still taken.
CREATE OR REPLACE FUNCTION purser.claim_outdated_balances(
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
      AND NOT EXISTS (
        SELECT FROM purser.customer c
        WHERE c.tenant_id = b.tenant_id AND c.id = b.customer_id AND c.state = 'deleted')
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

CREATE OR REPLACE FUNCTION purser.claim_waiting_card_onboardings(
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
      AND NOT EXISTS (
        SELECT FROM purser.customer c
        WHERE c.tenant_id = o.tenant_id AND c.id = o.customer_id AND c.state = 'deleted')
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

CREATE OR REPLACE FUNCTION purser.claim_outdated_card_accounts(
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
      AND NOT EXISTS (
        SELECT FROM purser.customer c
        WHERE c.tenant_id = o.tenant_id AND c.id = o.customer_id AND c.state = 'deleted')
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

CREATE OR REPLACE FUNCTION purser.claim_due_spending_limits(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH due AS (
    SELECT s.tenant_id, s.customer_id, s.asked_at
    FROM purser.spending_limit s
    WHERE s.scheduled_from <= now()
      AND (s.asked_at < s.scheduled_from
        OR s.asked_at <= now() - greatest(age, least((now() - s.scheduled_from) / 10, interval '1 day')))
      AND NOT EXISTS (
        SELECT FROM purser.customer c
        WHERE c.tenant_id = s.tenant_id AND c.id = s.customer_id AND c.state = 'deleted')
    ORDER BY s.asked_at, s.customer_id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.spending_limit s
    SET asked_at = now()
    FROM due d
    WHERE s.tenant_id = d.tenant_id AND s.customer_id = d.customer_id
    RETURNING s.tenant_id, s.customer_id
  )
  SELECT d.tenant_id, d.customer_id
  FROM due d
  JOIN named n ON n.tenant_id = d.tenant_id AND n.customer_id = d.customer_id
  ORDER BY d.asked_at, d.customer_id;
END;
