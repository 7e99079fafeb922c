-- Names customers who were deleted that long ago and are not erased, the earliest first, from behind one of them on: those
-- who cannot be erased keep nobody else waiting. In place of customers_to_erase, which nodes of the version before call.
CREATE FUNCTION purser.customers_due_for_erasure(
    age interval, behind_deleted_at timestamptz, behind_tenant purser.typeid, behind_customer purser.typeid, maximum integer,
    OUT tenant_id purser.typeid, OUT customer_id purser.typeid, OUT deleted_at timestamptz)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.tenant_id, c.id, c.deleted_at
  FROM purser.customer c
  WHERE c.state = 'deleted' AND c.erased_at IS NULL AND c.deleted_at <= now() - age
    AND (behind_deleted_at IS NULL
      OR (c.deleted_at, c.tenant_id, c.id) > (behind_deleted_at, behind_tenant, behind_customer))
  ORDER BY c.deleted_at, c.tenant_id, c.id
  LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION
  purser.customers_due_for_erasure(interval, timestamptz, purser.typeid, purser.typeid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.customers_due_for_erasure(interval, timestamptz, purser.typeid, purser.typeid, integer) TO purser_app;

-- How often a tenant was suspended or let back in. Whoever repeats a request to do so sees by it whether anything was
-- decided since the request was first made.
CREATE TABLE purser.tenant_standing (
  tenant_id  purser.typeid NOT NULL,
  changes    bigint        NOT NULL,

  CONSTRAINT tenant_standing_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_standing_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT tenant_standing_changes_are_counted_from_zero CHECK (changes >= 0)
);

ALTER TABLE purser.tenant_standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.tenant_standing FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_standing_of_tenant ON purser.tenant_standing TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.tenant_standing TO purser_app;
GRANT UPDATE (changes) ON purser.tenant_standing TO purser_app;
