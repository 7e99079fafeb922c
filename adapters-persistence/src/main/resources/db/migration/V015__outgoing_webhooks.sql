-- Where a tenant wants to be told what happens. The URL is sealed, since it may hold what only the receiver should know.
-- planned_to is the position of the feed up to which deliveries are planned.
CREATE TABLE purser.outgoing_endpoint (
  tenant_id        purser.typeid NOT NULL,
  id               purser.typeid NOT NULL,
  url              bytea,
  description      text          NOT NULL,
  event_types      text[],
  secrets          bytea,
  state            text          NOT NULL,
  disabled_why     text,
  disabled_at      timestamptz,
  planned_to       bigint        NOT NULL,
  created_at       timestamptz   NOT NULL,
  updated_at       timestamptz   NOT NULL,
  version          bigint        NOT NULL,

  CONSTRAINT outgoing_endpoint_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT outgoing_endpoint_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT outgoing_endpoint_state_is_known CHECK (state IN ('enabled', 'disabled', 'removed')),
  CONSTRAINT outgoing_endpoint_disabled_for_a_reason CHECK (
    (state = 'disabled') = (disabled_why IS NOT NULL) AND (state = 'disabled') = (disabled_at IS NOT NULL)),
  CONSTRAINT outgoing_endpoint_reason_is_known CHECK (disabled_why IN ('requested', 'gone', 'failing')),
  CONSTRAINT outgoing_endpoint_forgets_when_removed CHECK (
    (state = 'removed') = (url IS NULL) AND (state = 'removed') = (secrets IS NULL)),
  CONSTRAINT outgoing_endpoint_wants_something CHECK (cardinality(event_types) > 0),
  CONSTRAINT outgoing_endpoint_plans_forwards CHECK (planned_to >= 0)
);

CREATE INDEX outgoing_endpoint_newest_first
  ON purser.outgoing_endpoint (tenant_id, created_at DESC, id DESC) WHERE state <> 'removed';
CREATE INDEX outgoing_endpoint_enabled ON purser.outgoing_endpoint (tenant_id, id) WHERE state = 'enabled';

-- One event for one endpoint. Of those of a subject that are pending and in order, only the first has a due_at: a later
-- one is not sent before it has ended, and what waits behind it costs nobody a look. Whoever adds to the line locks the
-- endpoint against whoever ends its first, so that the next is never left without.
-- failures and first_tried_at are those of the present round of tries; attempt counts for ever, and fences.
CREATE TABLE purser.outgoing_delivery (
  tenant_id       purser.typeid NOT NULL,
  endpoint_id     purser.typeid NOT NULL,
  event_id        purser.typeid NOT NULL,
  position        bigint        NOT NULL,
  subject         purser.typeid NOT NULL,
  in_order        boolean       NOT NULL DEFAULT true,
  state           text          NOT NULL DEFAULT 'pending',
  attempt         integer       NOT NULL DEFAULT 0,
  failures        integer       NOT NULL DEFAULT 0,
  first_tried_at  timestamptz,
  due_at          timestamptz,
  lease_until     timestamptz,
  last_result     text,
  last_status     integer,
  last_took       integer,
  last_tried_at   timestamptz,
  created_at      timestamptz   NOT NULL DEFAULT now(),
  ended_at        timestamptz,

  CONSTRAINT outgoing_delivery_pkey PRIMARY KEY (tenant_id, endpoint_id, event_id),
  CONSTRAINT outgoing_delivery_to_endpoint
    FOREIGN KEY (tenant_id, endpoint_id) REFERENCES purser.outgoing_endpoint (tenant_id, id),
  CONSTRAINT outgoing_delivery_of_event FOREIGN KEY (tenant_id, event_id) REFERENCES purser.event_log (tenant_id, id),
  CONSTRAINT outgoing_delivery_state_is_known CHECK (state IN ('pending', 'delivered', 'given_up')),
  CONSTRAINT outgoing_delivery_ends_unless_pending CHECK ((state = 'pending') = (ended_at IS NULL)),
  CONSTRAINT outgoing_delivery_due_only_while_pending CHECK (state = 'pending' OR due_at IS NULL),
  CONSTRAINT outgoing_delivery_lease_only_while_pending CHECK (state = 'pending' OR lease_until IS NULL),
  CONSTRAINT outgoing_delivery_last_attempt_whole_or_not CHECK (
    num_nonnulls(last_result, last_took, last_tried_at) IN (0, 3))
);

CREATE UNIQUE INDEX outgoing_delivery_by_position ON purser.outgoing_delivery (tenant_id, endpoint_id, position);
CREATE INDEX outgoing_delivery_line_of_subject
  ON purser.outgoing_delivery (tenant_id, endpoint_id, subject, position) WHERE state = 'pending';
CREATE INDEX outgoing_delivery_due
  ON purser.outgoing_delivery (tenant_id, endpoint_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outgoing_delivery_under_way
  ON purser.outgoing_delivery (tenant_id, endpoint_id, lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX outgoing_delivery_taken
  ON purser.outgoing_delivery (tenant_id, endpoint_id, ended_at) WHERE state = 'delivered';
CREATE INDEX outgoing_delivery_given_up
  ON purser.outgoing_delivery (tenant_id, endpoint_id, position) WHERE state = 'given_up';
CREATE INDEX outgoing_delivery_ended ON purser.outgoing_delivery (ended_at) WHERE ended_at IS NOT NULL;

ALTER TABLE purser.outgoing_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.outgoing_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY outgoing_endpoint_of_tenant ON purser.outgoing_endpoint TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY outgoing_endpoint_across ON purser.outgoing_endpoint FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (
  url, description, event_types, secrets, state, disabled_why, disabled_at, planned_to, updated_at, version)
  ON purser.outgoing_endpoint TO purser_app;

ALTER TABLE purser.outgoing_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.outgoing_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY outgoing_delivery_of_tenant ON purser.outgoing_delivery TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY outgoing_delivery_across ON purser.outgoing_delivery FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY outgoing_delivery_claims ON purser.outgoing_delivery FOR UPDATE TO CURRENT_USER USING (true);
CREATE POLICY outgoing_delivery_purge ON purser.outgoing_delivery FOR DELETE TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE (
  in_order, state, failures, first_tried_at, due_at, lease_until, last_result, last_status, last_took, last_tried_at,
  ended_at)
  ON purser.outgoing_delivery TO purser_app;

-- Enabled endpoints that have not seen all of their tenant's feed.
CREATE FUNCTION purser.outgoing_endpoints_behind(
    maximum integer, OUT tenant_id purser.typeid, OUT endpoint_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT e.tenant_id, e.id
  FROM purser.outgoing_endpoint e
  WHERE e.state = 'enabled'
    AND e.planned_to < (SELECT max(l.position) FROM purser.event_log l WHERE l.tenant_id = e.tenant_id)
  LIMIT maximum;
END;

-- Takes up deliveries of any tenant, of each endpoint no more than so many at a time, and the longest due first. From one
-- endpoint to the next by the index, however much each has. What somebody else is just taking up is passed over.
CREATE FUNCTION purser.claim_outgoing_deliveries(
    maximum integer, at_once integer, lease interval,
    OUT tenant_id purser.typeid, OUT endpoint_id purser.typeid, OUT event_id purser.typeid, OUT attempt integer)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH RECURSIVE waiting AS (
    (SELECT d.tenant_id, d.endpoint_id
     FROM purser.outgoing_delivery d
     WHERE d.due_at IS NOT NULL
     ORDER BY d.tenant_id, d.endpoint_id
     LIMIT 1)
    UNION ALL
    SELECT following.tenant_id, following.endpoint_id
    FROM waiting w
    CROSS JOIN LATERAL (
      SELECT d.tenant_id, d.endpoint_id
      FROM purser.outgoing_delivery d
      WHERE d.due_at IS NOT NULL AND (d.tenant_id, d.endpoint_id) > (w.tenant_id, w.endpoint_id)
      ORDER BY d.tenant_id, d.endpoint_id
      LIMIT 1) following
  ), free AS (
    SELECT f.tenant_id, f.endpoint_id, f.event_id
    FROM waiting w
    JOIN purser.outgoing_endpoint e ON e.tenant_id = w.tenant_id AND e.id = w.endpoint_id AND e.state = 'enabled'
    CROSS JOIN LATERAL (
      SELECT count(*) AS under_way
      FROM purser.outgoing_delivery u
      WHERE u.tenant_id = w.tenant_id AND u.endpoint_id = w.endpoint_id AND u.lease_until > now()) busy
    CROSS JOIN LATERAL (
      SELECT d.tenant_id, d.endpoint_id, d.event_id, d.due_at
      FROM purser.outgoing_delivery d
      WHERE d.tenant_id = w.tenant_id AND d.endpoint_id = w.endpoint_id AND d.due_at IS NOT NULL
        AND greatest(d.due_at, d.lease_until) <= now()
      ORDER BY d.due_at
      LIMIT greatest(0, at_once - busy.under_way)
      FOR UPDATE SKIP LOCKED) f
    ORDER BY f.due_at
    LIMIT maximum
  ), taken AS (
    UPDATE purser.outgoing_delivery d
    SET attempt = d.attempt + 1, lease_until = now() + lease, first_tried_at = coalesce(d.first_tried_at, now())
    FROM free
    WHERE d.tenant_id = free.tenant_id AND d.endpoint_id = free.endpoint_id AND d.event_id = free.event_id
    RETURNING d.tenant_id, d.endpoint_id, d.event_id, d.attempt, d.due_at
  )
  SELECT t.tenant_id, t.endpoint_id, t.event_id, t.attempt FROM taken t ORDER BY t.due_at;
END;

-- What is left to send, of all tenants, and how many endpoints are off though nobody asked for it.
CREATE FUNCTION purser.outgoing_backlog(OUT pending bigint, OUT oldest_seconds bigint, OUT disabled bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT
    count(d.event_id),
    coalesce(extract(epoch FROM now() - min(d.created_at))::bigint, 0),
    (SELECT count(*) FROM purser.outgoing_endpoint o WHERE o.disabled_why IN ('gone', 'failing'))
  FROM purser.outgoing_endpoint e
  JOIN purser.outgoing_delivery d ON d.tenant_id = e.tenant_id AND d.endpoint_id = e.id AND d.state = 'pending'
  WHERE e.state = 'enabled';
END;

-- Forgets a few deliveries that ended long ago, of any tenant. Returns how many.
CREATE FUNCTION purser.purge_outgoing_deliveries(age interval, maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.outgoing_delivery d
    USING (
      SELECT o.tenant_id, o.endpoint_id, o.event_id
      FROM purser.outgoing_delivery o
      WHERE o.ended_at <= now() - age
      ORDER BY o.ended_at
      LIMIT maximum
      FOR UPDATE SKIP LOCKED
    ) old
    WHERE d.tenant_id = old.tenant_id AND d.endpoint_id = old.endpoint_id AND d.event_id = old.event_id
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION
  purser.outgoing_endpoints_behind(integer),
  purser.claim_outgoing_deliveries(integer, integer, interval),
  purser.outgoing_backlog(),
  purser.purge_outgoing_deliveries(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.outgoing_endpoints_behind(integer),
  purser.claim_outgoing_deliveries(integer, integer, interval),
  purser.outgoing_backlog(),
  purser.purge_outgoing_deliveries(interval, integer) TO purser_app;
