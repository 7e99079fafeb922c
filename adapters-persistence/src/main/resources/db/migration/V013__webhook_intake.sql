-- How long the previous secret is still good. One that is there already was just rotated out, as far as anyone knows.
ALTER TABLE purser.webhook_endpoint
  ADD COLUMN previous_until timestamptz,
  ADD COLUMN swept_at       timestamptz NOT NULL DEFAULT 'epoch';

UPDATE purser.webhook_endpoint SET previous_until = now() + interval '72 hours' WHERE previous_secret IS NOT NULL;

ALTER TABLE purser.webhook_endpoint
  ADD CONSTRAINT webhook_endpoint_previous_secret_ends CHECK ((previous_secret IS NULL) = (previous_until IS NULL));

CREATE POLICY webhook_endpoint_sweeps ON purser.webhook_endpoint FOR UPDATE TO CURRENT_USER USING (true);
GRANT UPDATE (previous_until) ON purser.webhook_endpoint TO purser_app;

-- failures counts the tries that failed or never ended, one after the other. concerns is the tenant that the delivery
-- turned out to be about: what concerns one is not shown to another one of the account.
ALTER TABLE purser.inbox_delivery
  ADD COLUMN failures integer NOT NULL DEFAULT 0,
  ADD COLUMN concerns purser.typeid,
  ADD CONSTRAINT inbox_delivery_concerns_tenant_of_account
    FOREIGN KEY (concerns, account_id) REFERENCES purser.tenant (id, account_id);

GRANT UPDATE (failures, concerns) ON purser.inbox_delivery TO purser_app;

CREATE INDEX inbox_delivery_newest_first
  ON purser.inbox_delivery (account_id, received_at DESC, id DESC);

CREATE INDEX inbox_delivery_quarantined_newest_first
  ON purser.inbox_delivery (account_id, received_at DESC, id DESC)
  WHERE state = 'quarantined';

-- An event that the provider could not bring us, and how often it was asked to try again.
CREATE TABLE purser.inbox_missed_event (
  account_id   purser.typeid NOT NULL,
  event_index  bytea         NOT NULL,
  times_asked  integer       NOT NULL DEFAULT 1,
  asked_at     timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT inbox_missed_event_pkey PRIMARY KEY (account_id, event_index),
  CONSTRAINT inbox_missed_event_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT inbox_missed_event_asked_at_least_once CHECK (times_asked >= 1)
);

ALTER TABLE purser.inbox_missed_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.inbox_missed_event FORCE ROW LEVEL SECURITY;
CREATE POLICY inbox_missed_event_of_account ON purser.inbox_missed_event TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
GRANT SELECT, INSERT, UPDATE (times_asked, asked_at) ON purser.inbox_missed_event TO purser_app;

-- The accounts whose deliveries nobody has swept for this long, noted as swept. Those that somebody else is just taking
-- up are passed over.
CREATE FUNCTION purser.claim_webhook_sweeps(quiet_for interval, OUT account_id purser.typeid)
  RETURNS SETOF purser.typeid
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH due AS (
    SELECT e.account_id
    FROM purser.webhook_endpoint e
    WHERE e.swept_at <= now() - quiet_for
    ORDER BY e.swept_at
    FOR UPDATE SKIP LOCKED
  )
  UPDATE purser.webhook_endpoint e
  SET swept_at = now()
  FROM due
  WHERE e.account_id = due.account_id
  RETURNING e.account_id;
END;

-- What is left to do, of all accounts.
CREATE FUNCTION purser.inbox_backlog(OUT waiting bigint, OUT oldest_seconds bigint, OUT quarantined bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT
    (SELECT count(*) FROM purser.inbox_delivery d WHERE d.state = 'waiting'),
    (SELECT coalesce(extract(epoch FROM now() - min(d.received_at))::bigint, 0)
     FROM purser.inbox_delivery d WHERE d.state = 'waiting'),
    (SELECT count(*) FROM purser.inbox_delivery d WHERE d.state = 'quarantined');
END;

REVOKE EXECUTE ON FUNCTION purser.claim_webhook_sweeps(interval), purser.inbox_backlog() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_webhook_sweeps(interval), purser.inbox_backlog() TO purser_app;
