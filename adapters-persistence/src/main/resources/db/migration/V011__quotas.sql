-- How much of the provider's quota is used, by all nodes together. The provider counts per credential, in three windows
-- that roll. Each is kept by the generic cell rate algorithm: a fifth of a window may be used at once, the rest comes
-- back evenly over the window, so that nobody ever sees more than all of it used. ADR 10 says who comes first.

-- What holds for every call of an account. Whoever takes from the quota locks this row first.
CREATE TABLE purser.quota_gate (
  account_id    purser.typeid NOT NULL,
  -- The provider has said that it wants no calls until then.
  closed_until  timestamptz,
  -- The provider has said that little is left: until then, calls are this far apart.
  spaced_until  timestamptz,
  spacing       interval,
  next_at       timestamptz,

  CONSTRAINT quota_gate_pkey PRIMARY KEY (account_id),
  CONSTRAINT quota_gate_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT quota_gate_spaced_or_not CHECK (num_nonnulls(spaced_until, spacing, next_at) IN (0, 3))
);

CREATE TABLE purser.quota_window (
  account_id     purser.typeid NOT NULL,
  counted_by     text          NOT NULL,
  -- When everything that is used will have come back. The algorithm's "theoretical arrival time".
  spent_until    timestamptz   NOT NULL DEFAULT now(),
  lowered_to     integer,
  lowered_until  timestamptz,

  CONSTRAINT quota_window_pkey PRIMARY KEY (account_id, counted_by),
  CONSTRAINT quota_window_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT quota_window_is_known CHECK (counted_by IN ('minute', 'hour', 'day')),
  CONSTRAINT quota_window_lowered_or_not CHECK (num_nonnulls(lowered_to, lowered_until) IN (0, 2)),
  CONSTRAINT quota_window_allows_something CHECK (lowered_to >= 1)
);

-- What each tenant has used of its share of an account.
CREATE TABLE purser.quota_share (
  tenant_id    purser.typeid NOT NULL,
  account_id   purser.typeid NOT NULL,
  spent_until  timestamptz   NOT NULL DEFAULT now(),
  used_at      timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT quota_share_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT quota_share_of_account FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id)
);

CREATE INDEX quota_share_by_account ON purser.quota_share (account_id);
CREATE INDEX tenant_by_account ON purser.tenant (account_id);

-- Nobody reads or writes these but the functions below.
ALTER TABLE purser.quota_gate ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.quota_gate FORCE ROW LEVEL SECURITY;
CREATE POLICY quota_gate_of_account ON purser.quota_gate TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY quota_gate_across ON purser.quota_gate TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE purser.quota_window ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.quota_window FORCE ROW LEVEL SECURITY;
CREATE POLICY quota_window_of_account ON purser.quota_window TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY quota_window_across ON purser.quota_window TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE purser.quota_share ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.quota_share FORCE ROW LEVEL SECURITY;
CREATE POLICY quota_share_of_tenant ON purser.quota_share TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY quota_share_across ON purser.quota_share TO CURRENT_USER USING (true) WITH CHECK (true);

-- Takes one call out of an account's quota and returns 0, or returns the microseconds after which to come back. Rank 0
-- is the most urgent of four; a null tenant has no share to keep to.
CREATE FUNCTION purser.take_quota(
    account purser.typeid, tenant purser.typeid, rank integer,
    per_minute integer, per_hour integer, per_day integer)
  RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  gate         purser.quota_gate;
  at           timestamptz;
  counted      text[];
  paces        float8[];
  slowest      float8;
  least_burst  float8;
  within       float8;
  beyond       float8;
  sharers      integer;
  owed         float8;
  share_pace   float8;
  share_burst  float8;
BEGIN
  SELECT * INTO gate FROM purser.quota_gate g WHERE g.account_id = account FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO purser.quota_gate (account_id) VALUES (account) ON CONFLICT DO NOTHING;
    SELECT * INTO gate FROM purser.quota_gate g WHERE g.account_id = account FOR UPDATE;
    INSERT INTO purser.quota_window (account_id, counted_by)
    VALUES (account, 'minute'), (account, 'hour'), (account, 'day')
    ON CONFLICT DO NOTHING;
  END IF;
  -- Not now(): that was before the wait for the row.
  at := clock_timestamp();
  IF gate.closed_until > at THEN
    RETURN ceil(extract(epoch FROM gate.closed_until - at) * 1000000);
  END IF;
  IF gate.spaced_until > at AND gate.next_at > at THEN
    RETURN ceil(extract(epoch FROM gate.next_at - at) * 1000000);
  END IF;

  -- A call within its tenant's share must leave rank eighths of what may be used at once, one beyond it four more.
  SELECT array_agg(w.counted_by), array_agg(p.pace), max(p.pace), min(b.burst),
    max(p.pace * (1 + (b.burst - 1) * rank / 8 - u.unspent)),
    max(p.pace * (1 + (b.burst - 1) * (rank + 4) / 8 - u.unspent))
  INTO counted, paces, slowest, least_burst, within, beyond
  FROM purser.quota_window w
  JOIN (VALUES ('minute', 60, per_minute), ('hour', 3600, per_hour), ('day', 86400, per_day))
    AS c (counted_by, seconds, configured) ON c.counted_by = w.counted_by
  CROSS JOIN LATERAL (
    SELECT CASE WHEN w.lowered_until > at THEN least(w.lowered_to, c.configured) ELSE c.configured END AS calls) a
  CROSS JOIN LATERAL (SELECT greatest(a.calls / 5, 1)::float8 AS burst) b
  CROSS JOIN LATERAL (SELECT c.seconds / greatest(a.calls - b.burst, 1) AS pace) p
  CROSS JOIN LATERAL (
    SELECT b.burst - greatest(extract(epoch FROM w.spent_until - at), 0)::float8 / p.pace AS unspent) u
  WHERE w.account_id = account;

  IF tenant IS NOT NULL THEN
    -- Those who called lately, this one, and one who may come.
    SELECT least(
        (SELECT count(*) FROM purser.tenant t WHERE t.account_id = account),
        2 + count(*) FILTER (
          WHERE s.tenant_id <> tenant AND s.used_at > at - make_interval(secs => greatest(60, 20 * slowest)))),
      coalesce(max(extract(epoch FROM s.spent_until - at)) FILTER (WHERE s.tenant_id = tenant), 0)
    INTO sharers, owed
    FROM purser.quota_share s
    WHERE s.account_id = account;
    share_pace := slowest * sharers;
    share_burst := greatest(4, least_burst / sharers);
    within := greatest(
      within,
      share_pace * (1 + (share_burst - 1) * rank / 4 - (share_burst - greatest(owed, 0) / share_pace)));
  END IF;

  IF within > 0 AND beyond > 0 THEN
    RETURN ceil(least(within, beyond) * 1000000);
  END IF;

  UPDATE purser.quota_window w
  SET spent_until = greatest(w.spent_until, at) + make_interval(secs => p.pace)
  FROM unnest(counted, paces) AS p (counted_by, pace)
  WHERE w.account_id = account AND w.counted_by = p.counted_by;
  UPDATE purser.quota_gate g SET next_at = at + g.spacing WHERE g.account_id = account AND g.spaced_until > at;
  IF tenant IS NOT NULL THEN
    -- What is used beyond the share is not held against the tenant later.
    INSERT INTO purser.quota_share AS s (tenant_id, account_id, spent_until, used_at)
    VALUES (tenant, account, at + make_interval(secs => CASE WHEN within <= 0 THEN share_pace ELSE 0 END), at)
    ON CONFLICT (tenant_id) DO UPDATE
    SET spent_until = CASE
        WHEN within <= 0 THEN greatest(s.spent_until, at) + make_interval(secs => share_pace)
        ELSE s.spent_until
      END,
      used_at = at;
  END IF;
  RETURN 0;
END
$$;

-- Nobody takes anything for this long. Returns how many accounts that is.
CREATE FUNCTION purser.close_quota(account purser.typeid, how_long interval) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH closed AS (
    UPDATE purser.quota_gate g
    SET closed_until = greatest(g.closed_until, clock_timestamp() + how_long)
    WHERE g.account_id = account
    RETURNING 1
  )
  SELECT count(*) FROM closed;
END;

-- Keeps to what the provider reports about a window. A null distance leaves calls as far apart as they are.
CREATE FUNCTION purser.lower_quota(
    account purser.typeid, counted text, allowed integer, keep interval, reset_in interval, distance interval)
  RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  UPDATE purser.quota_gate g
  SET spaced_until = clock_timestamp() + reset_in, spacing = distance, next_at = clock_timestamp() + distance
  WHERE g.account_id = account AND distance IS NOT NULL;
  WITH lowered AS (
    UPDATE purser.quota_window w
    SET lowered_to = allowed, lowered_until = clock_timestamp() + keep
    WHERE w.account_id = account AND w.counted_by = counted
    RETURNING 1
  )
  SELECT count(*) FROM lowered;
END;

REVOKE EXECUTE ON FUNCTION
  purser.take_quota(purser.typeid, purser.typeid, integer, integer, integer, integer),
  purser.close_quota(purser.typeid, interval),
  purser.lower_quota(purser.typeid, text, integer, interval, interval, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.take_quota(purser.typeid, purser.typeid, integer, integer, integer, integer),
  purser.close_quota(purser.typeid, interval),
  purser.lower_quota(purser.typeid, text, integer, interval, interval, interval) TO purser_app;
