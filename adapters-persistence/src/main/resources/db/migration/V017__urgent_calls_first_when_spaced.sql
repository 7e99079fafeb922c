-- While calls are spaced, too, the more urgent comes first. Before, whoever came first took the call, so look-ups took all
-- of them and the writes that they were made for found none.

-- Takes one call out of an account's quota and returns 0, or returns the microseconds after which to come back. Rank 0
-- is the most urgent of four; a null tenant has no share to keep to.
CREATE OR REPLACE FUNCTION purser.take_quota(
    account purser.typeid, tenant purser.typeid, rank integer,
    per_minute integer, per_hour integer, per_day integer)
  RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  gate         purser.quota_gate;
  at           timestamptz;
  turn         timestamptz;
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
  -- What is less urgent leaves the next call to what is more urgent for a while.
  turn := gate.next_at + gate.spacing * rank / 4;
  IF gate.spaced_until > at AND turn > at THEN
    RETURN ceil(extract(epoch FROM turn - at) * 1000000);
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
