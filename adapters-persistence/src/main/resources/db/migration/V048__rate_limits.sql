-- How often callers, tenants and addresses may still ask, for all nodes together. Each subject is kept by the generic
-- cell rate algorithm, as the provider's quota is. Nodes take a few tokens at a time, ahead of need and off the path of
-- requests (ADR 31).

-- Not logged: after a crash everybody has all of it again, which takes seconds anyway, and no read may cost a write to
-- the log.
CREATE UNLOGGED TABLE purser.rate_tokens (
  -- A keyed hash of whoever it is, so that nobody's address lies here.
  subject      text        NOT NULL,
  -- When everything that is used will have come back. The algorithm's "theoretical arrival time".
  spent_until  timestamptz NOT NULL,

  CONSTRAINT rate_tokens_pkey PRIMARY KEY (subject),
  CONSTRAINT rate_tokens_subject_is_a_hash CHECK (subject ~ '^[0-9a-f]{32}$')
) WITH (fillfactor = 50);

-- Nobody reads or writes these but the functions below.
ALTER TABLE purser.rate_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.rate_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_tokens_across ON purser.rate_tokens TO CURRENT_USER USING (true) WITH CHECK (true);

-- Takes for each subject what is owed, however little there is, and then up to what is wanted: at most half of what is
-- left. One row for each wish, which its place in the arrays tells, counted from 1.
CREATE FUNCTION purser.exchange_tokens(
    subjects text[], owed integer[], wanted integer[], per_second integer[], bursts integer[])
  RETURNS TABLE (place integer, granted integer, available integer)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  wish     record;
  at       timestamptz;
  spent    timestamptz;
  unspent  float8;
BEGIN
  -- In the order of the subjects, so that two nodes never wait for each other.
  FOR wish IN
    SELECT w.subject, w.owed, w.wanted, w.per_second, w.burst, w.place
    FROM unnest(subjects, owed, wanted, per_second, bursts) WITH ORDINALITY
      AS w (subject, owed, wanted, per_second, burst, place)
    ORDER BY w.subject
  LOOP
    SELECT t.spent_until INTO spent FROM purser.rate_tokens t WHERE t.subject = wish.subject FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO purser.rate_tokens (subject, spent_until) VALUES (wish.subject, clock_timestamp())
      ON CONFLICT DO NOTHING;
      SELECT t.spent_until INTO spent FROM purser.rate_tokens t WHERE t.subject = wish.subject FOR UPDATE;
    END IF;
    -- Not now(): that was before the wait for the row.
    at := clock_timestamp();
    spent := greatest(spent, at) + make_interval(secs => wish.owed::float8 / wish.per_second);
    unspent := wish.burst - extract(epoch FROM spent - at)::float8 * wish.per_second;
    place := wish.place;
    granted := greatest(0, least(wish.wanted, floor((unspent + 1) / 2)));
    available := greatest(-1000000000, floor(unspent)) - granted;
    UPDATE purser.rate_tokens t
    SET spent_until = spent + make_interval(secs => granted::float8 / wish.per_second)
    WHERE t.subject = wish.subject;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Removes what has come back a minute ago. Returns how many subjects that were.
CREATE FUNCTION purser.purge_rate_tokens(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH whole AS (
    SELECT t.subject
    FROM purser.rate_tokens t
    WHERE t.spent_until < now() - interval '1 minute'
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), removed AS (
    DELETE FROM purser.rate_tokens t USING whole w WHERE t.subject = w.subject RETURNING 1
  )
  SELECT count(*) FROM removed;
END;

REVOKE EXECUTE ON FUNCTION
  purser.exchange_tokens(text[], integer[], integer[], integer[], integer[]),
  purser.purge_rate_tokens(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.exchange_tokens(text[], integer[], integer[], integer[], integer[]),
  purser.purge_rate_tokens(integer) TO purser_app;
