-- A service's word that a customer confirmed one request. Of the token and of the request a keyed hash is here, and
-- nothing else: the key is not in the database.
CREATE TABLE purser.confirmation (
  tenant_id     purser.typeid NOT NULL,
  id            purser.typeid NOT NULL,
  customer_id   purser.typeid NOT NULL,
  token_hash    text          NOT NULL,
  request_hash  text          NOT NULL,
  created_at    timestamptz   NOT NULL,
  expires_at    timestamptz   NOT NULL,
  -- A keyed hash of who used it first, and of the key of the request, whose retries it stands for as well.
  used_by       text,
  used_at       timestamptz,

  CONSTRAINT confirmation_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT confirmation_one_per_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT confirmation_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT confirmation_holds_hashes CHECK (
    token_hash ~ '^[0-9a-f]{64}$' AND request_hash ~ '^[0-9a-f]{64}$' AND used_by ~ '^[0-9a-f]{64}$'),
  CONSTRAINT confirmation_expires_after_it_begins CHECK (expires_at > created_at),
  CONSTRAINT confirmation_used_by_somebody_at_some_time CHECK ((used_by IS NULL) = (used_at IS NULL))
);

CREATE INDEX confirmation_by_expiry ON purser.confirmation (expires_at);
CREATE INDEX confirmation_by_customer ON purser.confirmation (tenant_id, customer_id);

ALTER TABLE purser.confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY confirmation_of_tenant ON purser.confirmation TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY confirmation_across ON purser.confirmation TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (used_by, used_at) ON purser.confirmation TO purser_app;

-- Removes what has expired, used or not. Returns how many those were.
CREATE FUNCTION purser.purge_confirmations(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.confirmation c
    USING (
      SELECT o.tenant_id, o.id
      FROM purser.confirmation o
      WHERE o.expires_at <= now()
      ORDER BY o.expires_at
      LIMIT maximum
      FOR UPDATE SKIP LOCKED
    ) old
    WHERE c.tenant_id = old.tenant_id AND c.id = old.id
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION purser.purge_confirmations(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.purge_confirmations(integer) TO purser_app;
