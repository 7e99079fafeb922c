-- Proofs of possession (RFC 9449) that were shown, for as long as they could be shown again: each is good for one request,
-- whichever node it comes to.
CREATE TABLE purser.used_proof (
  tenant_id   purser.typeid NOT NULL,
  -- SHA-256 of the key's thumbprint and of the proof's name for itself.
  hash        text          NOT NULL,
  expires_at  timestamptz   NOT NULL,

  CONSTRAINT used_proof_pkey PRIMARY KEY (tenant_id, hash),
  CONSTRAINT used_proof_holds_a_hash CHECK (hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX used_proof_by_expiry ON purser.used_proof (expires_at);

ALTER TABLE purser.used_proof ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.used_proof FORCE ROW LEVEL SECURITY;
CREATE POLICY used_proof_of_tenant ON purser.used_proof TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY used_proof_across ON purser.used_proof TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON purser.used_proof TO purser_app;

-- Removes those that are too old to be shown again. Returns how many those were.
CREATE FUNCTION purser.purge_used_proofs(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.used_proof p
    USING (
      SELECT o.tenant_id, o.hash
      FROM purser.used_proof o
      WHERE o.expires_at <= now()
      ORDER BY o.expires_at
      LIMIT maximum
      FOR UPDATE SKIP LOCKED
    ) old
    WHERE p.tenant_id = old.tenant_id AND p.hash = old.hash
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION purser.purge_used_proofs(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.purge_used_proofs(integer) TO purser_app;
