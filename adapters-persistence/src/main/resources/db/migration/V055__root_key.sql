-- What everything that is sealed hangs on, sealed itself under the master key, so that the master key can be another one
-- tomorrow (ADR 35).
CREATE TABLE purser.root_key (
  version      integer     NOT NULL,
  -- Tells which master key it is sealed under.
  fingerprint  text        NOT NULL,
  sealed       bytea       NOT NULL,
  sealed_at    timestamptz NOT NULL DEFAULT now(),

  CONSTRAINT root_key_pkey PRIMARY KEY (version),
  CONSTRAINT root_key_is_one CHECK (version = 1),
  CONSTRAINT root_key_fingerprint_is_one CHECK (fingerprint ~ '^[0-9a-f]{32}$')
);

-- Nobody reads or writes it but the functions below, and the owner of the schema, who seals it anew.
ALTER TABLE purser.root_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.root_key FORCE ROW LEVEL SECURITY;
CREATE POLICY root_key_across ON purser.root_key TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE FUNCTION purser.root_key_in_use(OUT fingerprint text, OUT sealed bytea)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.fingerprint, k.sealed FROM purser.root_key k;
END;

-- Does nothing when there is one. Returns how many were added.
CREATE FUNCTION purser.add_first_root_key(new_fingerprint text, new_sealed bytea) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH added AS (
    INSERT INTO purser.root_key (version, fingerprint, sealed) VALUES (1, new_fingerprint, new_sealed)
    ON CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT count(*) FROM added;
END;

-- Names somebody whose key shows whether a master key from before there were root keys is the right one.
CREATE FUNCTION purser.any_customer_with_key(OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT d.tenant_id, d.customer_id FROM purser.data_key d LIMIT 1;
END;

REVOKE EXECUTE ON FUNCTION
  purser.root_key_in_use(), purser.add_first_root_key(text, bytea), purser.any_customer_with_key() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.root_key_in_use(), purser.add_first_root_key(text, bytea), purser.any_customer_with_key() TO purser_app;

-- The owner of the schema sees rows that a policy names, as everybody else does.
CREATE POLICY data_key_across ON purser.data_key FOR SELECT TO CURRENT_USER USING (true);
