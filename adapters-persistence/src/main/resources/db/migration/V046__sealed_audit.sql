-- The audit log becomes a chain: entries are put into numbered batches, and each batch names the digest of the one before.
-- Digests are over what is stored, so destroying the key that a reason is sealed under changes none of them.

-- From where, what changed, and the application's own mark over all columns. Nodes of the version before write none.
ALTER TABLE purser.audit_entry
  ADD COLUMN address  bytea,
  ADD COLUMN changes  bytea,
  ADD COLUMN mac      bytea,
  ADD CONSTRAINT audit_entry_mac_has_32_bytes CHECK (octet_length(mac) = 32);

CREATE POLICY audit_entry_across ON purser.audit_entry FOR SELECT TO CURRENT_USER USING (true);

-- What is in no batch yet, whoever has written it. An entry that commits late waits from then on: nobody asks for what is
-- "newer than the last", neither by time nor by number.
CREATE TABLE purser.audit_waiting (
  tenant_id  purser.typeid NOT NULL,
  entry_id   purser.typeid NOT NULL,
  since      timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT audit_waiting_pkey PRIMARY KEY (tenant_id, entry_id)
);

CREATE TABLE purser.audit_batch (
  tenant_id  purser.typeid NOT NULL,
  number     bigint        NOT NULL,
  entries    integer       NOT NULL,
  previous   bytea,
  digest     bytea         NOT NULL,
  mac        bytea         NOT NULL,
  sealed_at  timestamptz   NOT NULL,

  CONSTRAINT audit_batch_pkey PRIMARY KEY (tenant_id, number),
  CONSTRAINT audit_batch_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT audit_batch_numbers_count_from_one CHECK (number >= 1),
  CONSTRAINT audit_batch_is_not_empty CHECK (entries >= 1),
  CONSTRAINT audit_batch_follows_another_but_for_the_first CHECK ((previous IS NULL) = (number = 1)),
  CONSTRAINT audit_batch_digests_have_32_bytes CHECK (
    octet_length(digest) = 32 AND octet_length(mac) = 32 AND octet_length(previous) = 32)
);

-- Which entries are in which batch, and in which order. With the digest of each, since that of the batch alone says only
-- that some entry was changed.
CREATE TABLE purser.audit_digest (
  tenant_id  purser.typeid NOT NULL,
  entry_id   purser.typeid NOT NULL,
  batch      bigint        NOT NULL,
  nth        integer       NOT NULL,
  digest     bytea         NOT NULL,

  CONSTRAINT audit_digest_pkey PRIMARY KEY (tenant_id, entry_id),
  CONSTRAINT audit_digest_one_per_place UNIQUE (tenant_id, batch, nth),
  CONSTRAINT audit_digest_of_entry FOREIGN KEY (tenant_id, entry_id) REFERENCES purser.audit_entry (tenant_id, id),
  CONSTRAINT audit_digest_of_batch FOREIGN KEY (tenant_id, batch) REFERENCES purser.audit_batch (tenant_id, number),
  CONSTRAINT audit_digest_places_count_from_one CHECK (nth >= 1),
  CONSTRAINT audit_digest_has_32_bytes CHECK (octet_length(digest) = 32)
);

ALTER TABLE purser.audit_waiting ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.audit_waiting FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_waiting_of_tenant ON purser.audit_waiting TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY audit_waiting_across ON purser.audit_waiting TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON purser.audit_waiting TO purser_app;

ALTER TABLE purser.audit_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.audit_batch FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_batch_of_tenant ON purser.audit_batch TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY audit_batch_across ON purser.audit_batch FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.audit_batch TO purser_app;

ALTER TABLE purser.audit_digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.audit_digest FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_digest_of_tenant ON purser.audit_digest TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY audit_digest_across ON purser.audit_digest FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.audit_digest TO purser_app;

-- What there is already waits for its batch like everything else.
INSERT INTO purser.audit_waiting (tenant_id, entry_id)
SELECT e.tenant_id, e.id FROM purser.audit_entry e;

CREATE FUNCTION purser.let_audit_entries_wait() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  INSERT INTO purser.audit_waiting (tenant_id, entry_id) SELECT a.tenant_id, a.id FROM added a;
  RETURN NULL;
END;
$$;

CREATE TRIGGER audit_entry_waits_for_its_batch
  AFTER INSERT ON purser.audit_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION purser.let_audit_entries_wait();

-- Grants hold the application; this holds everybody who does not switch triggers off.
CREATE FUNCTION purser.refuse_change_of_audit() RETURNS trigger
  LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER audit_entry_is_only_added
  BEFORE UPDATE OR DELETE OR TRUNCATE ON purser.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION purser.refuse_change_of_audit();
CREATE TRIGGER audit_batch_is_only_added
  BEFORE UPDATE OR DELETE OR TRUNCATE ON purser.audit_batch
  FOR EACH STATEMENT EXECUTE FUNCTION purser.refuse_change_of_audit();
CREATE TRIGGER audit_digest_is_only_added
  BEFORE UPDATE OR DELETE OR TRUNCATE ON purser.audit_digest
  FOR EACH STATEMENT EXECUTE FUNCTION purser.refuse_change_of_audit();

-- Tenants with entries that wait, and since when the one does that is next. From one tenant to the next by the primary key,
-- however many entries each has.
CREATE FUNCTION purser.tenants_with_waiting_audit(
    maximum integer, OUT tenant_id purser.typeid, OUT since timestamptz)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH RECURSIVE found AS (
    (SELECT w.tenant_id, w.since FROM purser.audit_waiting w ORDER BY w.tenant_id, w.entry_id LIMIT 1)
    UNION ALL
    SELECT following.tenant_id, following.since
    FROM found f
    CROSS JOIN LATERAL (
      SELECT w.tenant_id, w.since
      FROM purser.audit_waiting w
      WHERE w.tenant_id > f.tenant_id
      ORDER BY w.tenant_id, w.entry_id
      LIMIT 1) following
  )
  SELECT f.tenant_id, f.since FROM found f ORDER BY f.since, f.tenant_id LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION
  purser.tenants_with_waiting_audit(integer),
  purser.let_audit_entries_wait(),
  purser.refuse_change_of_audit() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.tenants_with_waiting_audit(integer) TO purser_app;
