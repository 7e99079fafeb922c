-- What became of a call. Claimed: somebody has the right to answer it until the lease ends. Accepted: an answer that
-- holds until the final one. Answered: the final one, for as long as the row is kept.
CREATE TABLE purser.idempotency_record (
  tenant_id     purser.typeid NOT NULL,
  principal     text          NOT NULL,
  key           text          NOT NULL,
  fingerprint   text          NOT NULL,
  state         text          NOT NULL,
  attempt       integer       NOT NULL,
  lease_until   timestamptz,
  operation_id  purser.typeid,
  answer        bytea,
  about         purser.typeid,
  created_at    timestamptz   NOT NULL DEFAULT now(),
  kept_until    timestamptz   NOT NULL DEFAULT now() + interval '30 days',

  CONSTRAINT idempotency_record_pkey PRIMARY KEY (tenant_id, principal, key),
  CONSTRAINT idempotency_record_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT idempotency_record_of_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT idempotency_record_about_customer
    FOREIGN KEY (tenant_id, about) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT idempotency_record_state_is_known CHECK (state IN ('claimed', 'accepted', 'answered')),
  CONSTRAINT idempotency_record_answer_unless_claimed CHECK ((state = 'claimed') = (answer IS NULL)),
  CONSTRAINT idempotency_record_about_belongs_to_an_answer CHECK (about IS NULL OR answer IS NOT NULL),
  CONSTRAINT idempotency_record_lease_only_while_claimed CHECK (state = 'claimed' OR lease_until IS NULL),
  CONSTRAINT idempotency_record_attempts_count_from_one CHECK (attempt >= 1)
);

CREATE INDEX idempotency_record_waits_for_operation
  ON purser.idempotency_record (tenant_id, operation_id)
  WHERE operation_id IS NOT NULL;

CREATE INDEX idempotency_record_no_longer_kept ON purser.idempotency_record (kept_until);

ALTER TABLE purser.idempotency_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.idempotency_record FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_record_of_tenant ON purser.idempotency_record TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY idempotency_record_across ON purser.idempotency_record FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY idempotency_record_purge ON purser.idempotency_record FOR DELETE TO CURRENT_USER
  USING (kept_until <= now());
GRANT SELECT, INSERT, UPDATE ON purser.idempotency_record TO purser_app;

-- Removes a few records that need no longer be kept, of any tenant. Returns how many.
CREATE FUNCTION purser.purge_idempotency_records(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.idempotency_record r
    USING (
      SELECT o.tenant_id, o.principal, o.key
      FROM purser.idempotency_record o
      WHERE o.kept_until <= now()
      ORDER BY o.kept_until
      LIMIT maximum
    ) old
    WHERE r.tenant_id = old.tenant_id AND r.principal = old.principal AND r.key = old.key
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION purser.purge_idempotency_records(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.purge_idempotency_records(integer) TO purser_app;
