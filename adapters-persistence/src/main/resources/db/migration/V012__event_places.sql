-- The event log becomes the outbox: each event gets its place once it is committed. purser_app still adds and reads and
-- nothing else; only the function below writes, only these three columns, and each only once.
--
-- appended is drawn while the transaction holds the locks of the aggregates that it changes, so of two events of one
-- aggregate the earlier has the lower number. For that the sequence hands out numbers one by one (CACHE 1). Across
-- aggregates the numbers say nothing: a transaction that is open for long commits low numbers late. So nobody may read
-- "what is greater than the last"; readers follow the position.
ALTER TABLE purser.event_log
  ADD COLUMN appended   bigint,
  ADD COLUMN position   bigint,
  ADD COLUMN sequence   bigint,
  ADD COLUMN placed_at  timestamptz;

CREATE POLICY event_log_across ON purser.event_log FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY event_log_placed_once ON purser.event_log FOR UPDATE TO CURRENT_USER
  USING (position IS NULL) WITH CHECK (true);

UPDATE purser.event_log e
SET appended = o.nth
FROM (SELECT l.tenant_id, l.id, row_number() OVER (ORDER BY l.occurred_at, l.id) AS nth FROM purser.event_log l) o
WHERE e.tenant_id = o.tenant_id AND e.id = o.id;

ALTER TABLE purser.event_log
  ALTER COLUMN appended SET NOT NULL,
  ALTER COLUMN appended ADD GENERATED ALWAYS AS IDENTITY (CACHE 1);

SELECT setval(
  pg_get_serial_sequence('purser.event_log', 'appended'),
  (SELECT coalesce(max(e.appended), 0) + 1 FROM purser.event_log e),
  false);

ALTER TABLE purser.event_log
  ADD CONSTRAINT event_log_placed_wholly_or_not CHECK (num_nonnulls(position, sequence, placed_at) IN (0, 3)),
  ADD CONSTRAINT event_log_places_count_from_one CHECK (position >= 1 AND sequence >= 1);

-- Small, since events do not wait long. The only index here that appending writes to.
CREATE INDEX event_log_waiting ON purser.event_log (tenant_id, appended) WHERE position IS NULL;

CREATE UNIQUE INDEX event_log_one_per_position ON purser.event_log (tenant_id, position) WHERE position IS NOT NULL;
CREATE UNIQUE INDEX event_log_one_per_sequence
  ON purser.event_log (tenant_id, subject, sequence) WHERE sequence IS NOT NULL;

-- The order in which things happened to a customer is the order of the places, whatever the clocks of the nodes said.
DROP INDEX purser.event_log_of_customer_newest_first;
CREATE INDEX event_log_of_customer_by_position
  ON purser.event_log (tenant_id, customer_id, position) WHERE position IS NOT NULL;

-- Tenants with events that have no place yet, and when the first of these happened. From one tenant to the next by the
-- index, however many events each has.
CREATE FUNCTION purser.tenants_with_waiting_events(
    maximum integer, OUT tenant_id purser.typeid, OUT since timestamptz)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH RECURSIVE found AS (
    (SELECT e.tenant_id, e.occurred_at
     FROM purser.event_log e
     WHERE e.position IS NULL
     ORDER BY e.tenant_id, e.appended
     LIMIT 1)
    UNION ALL
    SELECT following.tenant_id, following.occurred_at
    FROM found f
    CROSS JOIN LATERAL (
      SELECT e.tenant_id, e.occurred_at
      FROM purser.event_log e
      WHERE e.position IS NULL AND e.tenant_id > f.tenant_id
      ORDER BY e.tenant_id, e.appended
      LIMIT 1) following
  )
  SELECT f.tenant_id, f.occurred_at FROM found f ORDER BY f.occurred_at, f.tenant_id LIMIT maximum;
END;

-- Gives the events of a tenant that are committed and have none the next positions, without a gap, and to each the next
-- number of its own aggregate. Returns how many got theirs: none when somebody else is at it for this tenant. That one
-- relay alone is at work is what makes the positions dense; rows are therefore not skipped, which would put an
-- aggregate's events out of order.
CREATE FUNCTION purser.place_events(of_tenant purser.typeid, maximum integer) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  placed integer;
BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('event relay of ' || of_tenant, 0)) THEN
    RETURN 0;
  END IF;
  -- A statement of its own, so that it sees what whoever had the lock before has committed.
  WITH waiting AS (
    SELECT e.id, e.subject, e.appended
    FROM purser.event_log e
    WHERE e.tenant_id = of_tenant AND e.position IS NULL
    ORDER BY e.appended
    LIMIT maximum
  ), numbered AS (
    SELECT
      w.id,
      row_number() OVER (ORDER BY w.appended) AS nth,
      row_number() OVER (PARTITION BY w.subject ORDER BY w.appended) AS nth_of_subject,
      (SELECT coalesce(max(s.sequence), 0)
       FROM purser.event_log s
       WHERE s.tenant_id = of_tenant AND s.subject = w.subject) AS sequence_before
    FROM waiting w
  ), head AS (
    SELECT coalesce(max(e.position), 0) AS position FROM purser.event_log e WHERE e.tenant_id = of_tenant
  )
  UPDATE purser.event_log e
  SET position = h.position + n.nth,
    sequence = n.sequence_before + n.nth_of_subject,
    placed_at = now()
  FROM numbered n, head h
  WHERE e.tenant_id = of_tenant AND e.id = n.id;
  GET DIAGNOSTICS placed = ROW_COUNT;
  RETURN placed;
END;
$$;

REVOKE EXECUTE ON FUNCTION
  purser.tenants_with_waiting_events(integer),
  purser.place_events(purser.typeid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.tenants_with_waiting_events(integer),
  purser.place_events(purser.typeid, integer) TO purser_app;
