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
