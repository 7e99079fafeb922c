-- Where the provider delivers the events of one account. The secrets are sealed under the account's key.
CREATE TABLE purser.webhook_endpoint (
  account_id       purser.typeid NOT NULL,
  id               purser.typeid NOT NULL,
  secret           bytea         NOT NULL,
  previous_secret  bytea,
  created_at       timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (account_id),
  CONSTRAINT webhook_endpoint_one_per_id UNIQUE (id),
  CONSTRAINT webhook_endpoint_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id)
);

-- A delivery as it came. The bytes are sealed and dropped some time after they are worked; their keyed hash stays, so
-- that a repeat is known for ever.
CREATE TABLE purser.inbox_delivery (
  account_id   purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  body_index   bytea         NOT NULL,
  body         bytea,
  signed_at    timestamptz   NOT NULL,
  received_at  timestamptz   NOT NULL DEFAULT now(),
  state        text          NOT NULL DEFAULT 'waiting',
  note         text,
  attempt      integer       NOT NULL DEFAULT 0,
  due_at       timestamptz   DEFAULT now(),
  lease_until  timestamptz,
  closed_at    timestamptz,

  CONSTRAINT inbox_delivery_pkey PRIMARY KEY (account_id, id),
  CONSTRAINT inbox_delivery_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT inbox_delivery_kept_once UNIQUE (account_id, body_index),
  CONSTRAINT inbox_delivery_state_is_known CHECK (
    state IN ('waiting', 'applied', 'duplicate', 'ignored', 'asked_instead', 'quarantined')),
  CONSTRAINT inbox_delivery_due_only_while_waiting CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
  CONSTRAINT inbox_delivery_body_while_waiting CHECK (state <> 'waiting' OR body IS NOT NULL),
  CONSTRAINT inbox_delivery_closed_unless_waiting CHECK ((state = 'waiting') = (closed_at IS NULL)),
  CONSTRAINT inbox_delivery_lease_only_while_waiting CHECK (state = 'waiting' OR lease_until IS NULL),
  CONSTRAINT inbox_delivery_quarantine_has_a_reason CHECK (state <> 'quarantined' OR note IS NOT NULL)
);

CREATE INDEX inbox_delivery_waiting_oldest_first
  ON purser.inbox_delivery (received_at, id)
  WHERE state = 'waiting';

CREATE INDEX inbox_delivery_worked_with_a_body
  ON purser.inbox_delivery (closed_at)
  WHERE closed_at IS NOT NULL AND body IS NOT NULL;

-- Which delivery brought an event first. Never forgotten.
CREATE TABLE purser.inbox_event (
  account_id   purser.typeid NOT NULL,
  event_index  bytea         NOT NULL,
  delivery_id  purser.typeid NOT NULL,

  CONSTRAINT inbox_event_pkey PRIMARY KEY (account_id, event_index),
  CONSTRAINT inbox_event_of_delivery
    FOREIGN KEY (account_id, delivery_id) REFERENCES purser.inbox_delivery (account_id, id)
);

ALTER TABLE purser.webhook_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.webhook_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_endpoint_of_account ON purser.webhook_endpoint TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY webhook_endpoint_across ON purser.webhook_endpoint FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (secret, previous_secret) ON purser.webhook_endpoint TO purser_app;

ALTER TABLE purser.inbox_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.inbox_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY inbox_delivery_of_account ON purser.inbox_delivery TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY inbox_delivery_across ON purser.inbox_delivery FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY inbox_delivery_claims ON purser.inbox_delivery FOR UPDATE TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (state, note, due_at, lease_until, closed_at) ON purser.inbox_delivery TO purser_app;

ALTER TABLE purser.inbox_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.inbox_event FORCE ROW LEVEL SECURITY;
CREATE POLICY inbox_event_of_account ON purser.inbox_event TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
GRANT SELECT, INSERT ON purser.inbox_event TO purser_app;

CREATE FUNCTION purser.account_of_endpoint(wanted purser.typeid) RETURNS purser.typeid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  RETURN (SELECT e.account_id FROM purser.webhook_endpoint e WHERE e.id = wanted);

-- Takes up deliveries of any account. Those that somebody else is just taking up are passed over, not waited for.
CREATE FUNCTION purser.claim_deliveries(
    maximum integer, lease interval,
    OUT account_id purser.typeid, OUT id purser.typeid, OUT attempt integer)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH free AS (
    SELECT d.account_id, d.id
    FROM purser.inbox_delivery d
    WHERE d.state = 'waiting'
      AND greatest(d.due_at, d.lease_until) <= now()
    ORDER BY d.received_at, d.id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE purser.inbox_delivery d
    SET attempt = d.attempt + 1, lease_until = now() + lease
    FROM free
    WHERE d.account_id = free.account_id AND d.id = free.id
    RETURNING d.account_id, d.id, d.attempt, d.received_at
  )
  SELECT t.account_id, t.id, t.attempt FROM taken t ORDER BY t.received_at, t.id;
END;

-- Drops the bytes of a few deliveries that were worked long ago, of any account. Returns how many.
CREATE FUNCTION purser.drop_delivery_bodies(age interval, maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH dropped AS (
    UPDATE purser.inbox_delivery d
    SET body = NULL
    FROM (
      SELECT o.account_id, o.id
      FROM purser.inbox_delivery o
      WHERE o.closed_at <= now() - age AND o.body IS NOT NULL
      ORDER BY o.closed_at
      LIMIT maximum
    ) old
    WHERE d.account_id = old.account_id AND d.id = old.id
    RETURNING 1
  )
  SELECT count(*) FROM dropped;
END;

REVOKE EXECUTE ON FUNCTION
  purser.account_of_endpoint(purser.typeid),
  purser.claim_deliveries(integer, interval),
  purser.drop_delivery_bodies(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.account_of_endpoint(purser.typeid),
  purser.claim_deliveries(integer, interval),
  purser.drop_delivery_bodies(interval, integer) TO purser_app;
