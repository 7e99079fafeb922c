-- Operations are listed newest first, of a tenant and of a customer. Those that wait for a person are few and asked for
-- most.
CREATE INDEX operation_newest_first ON purser.operation (tenant_id, created_at DESC, id DESC);

CREATE INDEX operation_of_customer_newest_first
  ON purser.operation (tenant_id, customer_id, created_at DESC, id DESC);

CREATE INDEX operation_left_to_a_person
  ON purser.operation (tenant_id, created_at DESC, id DESC)
  WHERE state = 'manual';

-- What is not settled, of all tenants: how many in each state, and since when the oldest of them is there.
CREATE FUNCTION purser.operation_census(
    OUT planned bigint, OUT planned_since timestamptz,
    OUT sent bigint, OUT sent_since timestamptz,
    OUT unknown bigint, OUT unknown_since timestamptz,
    OUT manual bigint, OUT manual_since timestamptz)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT
    count(*) FILTER (WHERE o.state = 'planned'), min(o.created_at) FILTER (WHERE o.state = 'planned'),
    count(*) FILTER (WHERE o.state = 'sent'), min(o.created_at) FILTER (WHERE o.state = 'sent'),
    count(*) FILTER (WHERE o.state = 'unknown'), min(o.created_at) FILTER (WHERE o.state = 'unknown'),
    count(*) FILTER (WHERE o.state = 'manual'), min(o.created_at) FILTER (WHERE o.state = 'manual')
  FROM purser.operation o
  WHERE o.state IN ('planned', 'sent', 'unknown', 'manual');
END;

REVOKE EXECUTE ON FUNCTION purser.operation_census() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.operation_census() TO purser_app;

-- The owner checks the whole database with "verify", and must see what it checks.
CREATE POLICY operation_observation_verified ON purser.operation_observation FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY event_log_verified ON purser.event_log FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY inbox_event_verified ON purser.inbox_event FOR SELECT TO CURRENT_USER USING (true);
