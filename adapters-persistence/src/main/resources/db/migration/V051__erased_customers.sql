-- What is left of a deleted customer once everything that could tell who it was is destroyed (ADR 34).
ALTER TABLE purser.customer ADD COLUMN erased_at timestamptz;

ALTER TABLE purser.customer ADD CONSTRAINT customer_only_the_deleted_are_erased CHECK (
  erased_at IS NULL OR coalesce(erased_at >= deleted_at, false));
-- The external id is the tenant's own name for somebody, and often enough an e-mail.
ALTER TABLE purser.customer ADD CONSTRAINT customer_erased_keep_no_external_id CHECK (
  erased_at IS NULL OR external_id IS NULL);

-- For those who look for whom the time has come.
CREATE INDEX customer_to_be_erased ON purser.customer (deleted_at, tenant_id, id)
  WHERE state = 'deleted' AND erased_at IS NULL;

-- What is looked for by customer when one is erased, and what refers to it.
CREATE INDEX transfer_by_quote ON purser.transfer (tenant_id, quote_id);
CREATE INDEX transfer_quote_of_customer ON purser.transfer_quote (tenant_id, customer_id);
CREATE INDEX idempotency_record_about ON purser.idempotency_record (tenant_id, about) WHERE about IS NOT NULL;

GRANT DELETE ON purser.external_wallet, purser.transfer_quote, purser.idempotency_record TO purser_app;

-- Names customers who were deleted that long ago and are not erased, the earliest first. Two nodes may be told the same:
-- erasing twice is fine.
CREATE FUNCTION purser.customers_to_erase(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.tenant_id, c.id
  FROM purser.customer c
  WHERE c.state = 'deleted' AND c.erased_at IS NULL AND c.deleted_at <= now() - age
  ORDER BY c.deleted_at, c.tenant_id, c.id
  LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION purser.customers_to_erase(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.customers_to_erase(interval, integer) TO purser_app;
