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

-- An account serves tenants of one mode, also when two are entered at once. Those of both modes that are there stay, and
-- their account is not called.
CREATE FUNCTION purser.require_one_mode_of_account() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  -- One tenant of an account after the other, each of which sees those before it.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('tenants of ' || NEW.account_id, 0));
  IF EXISTS (SELECT FROM purser.tenant t WHERE t.account_id = NEW.account_id AND t.mode <> NEW.mode) THEN
    RAISE EXCEPTION 'the account serves tenants of the other mode' USING ERRCODE = 'PU001';
  END IF;
  RETURN NULL;
END;
$$;

CREATE TRIGGER tenant_is_of_the_mode_of_its_account
  AFTER INSERT ON purser.tenant
  FOR EACH ROW EXECUTE FUNCTION purser.require_one_mode_of_account();

REVOKE EXECUTE ON FUNCTION purser.require_one_mode_of_account() FROM PUBLIC;
