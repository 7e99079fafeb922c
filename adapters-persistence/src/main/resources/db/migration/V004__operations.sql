-- A write to the provider, from the moment we mean to do it until its effect is known for certain.
CREATE TABLE purser.operation (
  tenant_id          purser.typeid NOT NULL,
  id                 purser.typeid NOT NULL,
  account_id         purser.typeid NOT NULL,
  kind               text          NOT NULL,
  subject            purser.typeid NOT NULL,
  customer_id        purser.typeid NOT NULL,
  natural_key_index  bytea         NOT NULL,
  state              text          NOT NULL,
  attempt            integer       NOT NULL,
  sends              integer       NOT NULL,
  lease_until        timestamptz,
  due_at             timestamptz,
  sent_at            timestamptz,
  evidence           bytea,
  confirmed_at       timestamptz,
  rejection          text,
  rejection_code     text,
  rejected_at        timestamptz,
  created_at         timestamptz   NOT NULL,
  updated_at         timestamptz   NOT NULL,

  CONSTRAINT operation_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT operation_of_account FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id),
  CONSTRAINT operation_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),

  CONSTRAINT operation_state_is_known CHECK (state IN ('planned', 'sent', 'unknown', 'confirmed', 'rejected')),
  CONSTRAINT operation_due_while_it_waits CHECK ((state IN ('planned', 'unknown')) = (due_at IS NOT NULL)),
  CONSTRAINT operation_sent_at_only_while_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CONSTRAINT operation_evidence_only_while_unknown CHECK ((state = 'unknown') = (evidence IS NOT NULL)),
  CONSTRAINT operation_confirmed_at_only_when_confirmed CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
  CONSTRAINT operation_rejection_only_when_rejected CHECK (
    num_nonnulls(rejection, rejected_at) = CASE state WHEN 'rejected' THEN 2 ELSE 0 END
    AND (state = 'rejected' OR rejection_code IS NULL)),
  -- A request that may have left is never taken for one that has not.
  CONSTRAINT operation_sends_agree_with_the_state CHECK (
    CASE state WHEN 'planned' THEN sends = 0 WHEN 'sent' THEN sends > 0 ELSE sends >= 0 END),
  CONSTRAINT operation_sent_under_a_lease CHECK (state <> 'sent' OR lease_until IS NOT NULL),
  CONSTRAINT operation_settled_has_no_lease CHECK (state NOT IN ('confirmed', 'rejected') OR lease_until IS NULL),
  CONSTRAINT operation_attempts_count_up CHECK (attempt >= 0)
);

-- The provider does not de-duplicate, so nobody else may be doing the same at its account.
CREATE UNIQUE INDEX operation_one_open_per_natural_key
  ON purser.operation (account_id, natural_key_index)
  WHERE state IN ('planned', 'sent', 'unknown');

CREATE INDEX operation_open_of_customer
  ON purser.operation (tenant_id, customer_id)
  WHERE state IN ('planned', 'sent', 'unknown');

-- GREATEST passes over nulls: what waits is free when it is due and its lease has ended, what was sent when its lease
-- has ended.
CREATE INDEX operation_longest_due
  ON purser.operation (greatest(due_at, lease_until))
  WHERE state IN ('planned', 'sent', 'unknown');

ALTER TABLE purser.customer
  ADD CONSTRAINT customer_registered_by_operation
  FOREIGN KEY (tenant_id, registration_operation_id) REFERENCES purser.operation (tenant_id, id);

ALTER TABLE purser.operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.operation FORCE ROW LEVEL SECURITY;
CREATE POLICY operation_of_tenant ON purser.operation TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY operation_across ON purser.operation FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON purser.operation TO purser_app;

CREATE FUNCTION purser.due_operations(maximum integer, OUT tenant_id purser.typeid, OUT id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT o.tenant_id, o.id
  FROM purser.operation o
  WHERE o.state IN ('planned', 'sent', 'unknown')
    AND greatest(o.due_at, o.lease_until) <= now()
  ORDER BY greatest(o.due_at, o.lease_until), o.id
  LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION purser.due_operations(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.due_operations(integer) TO purser_app;
