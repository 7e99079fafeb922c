-- What the provider promises about a repeat decides how a doubt is settled. What nobody can settle is left to a person,
-- with everything that was seen.
ALTER TABLE purser.operation
  ADD COLUMN class           text,
  ADD COLUMN reference_index bytea,
  ADD COLUMN first_sent_at   timestamptz,
  ADD COLUMN manual_since    timestamptz,
  ADD COLUMN ordinal         bigint GENERATED ALWAYS AS IDENTITY;

-- Every operation so far has a natural key. The owner sees rows of all tenants only while row security is not forced.
ALTER TABLE purser.operation NO FORCE ROW LEVEL SECURITY;
UPDATE purser.operation SET class = 'natural_key', first_sent_at = CASE WHEN sends > 0 THEN updated_at END;
ALTER TABLE purser.operation FORCE ROW LEVEL SECURITY;

ALTER TABLE purser.operation
  ALTER COLUMN class SET NOT NULL,
  DROP CONSTRAINT operation_state_is_known,
  DROP CONSTRAINT operation_due_while_it_waits,
  DROP CONSTRAINT operation_evidence_only_while_unknown,
  ADD CONSTRAINT operation_state_is_known CHECK (
    state IN ('planned', 'sent', 'unknown', 'manual', 'confirmed', 'rejected')),
  ADD CONSTRAINT operation_class_is_known CHECK (class IN ('keyed', 'natural_key', 'state', 'send_once')),
  -- One that is left to a person is due only when something makes it worth another look.
  ADD CONSTRAINT operation_due_while_it_waits CHECK (
    CASE WHEN state = 'manual' THEN true ELSE (state IN ('planned', 'unknown')) = (due_at IS NOT NULL) END),
  ADD CONSTRAINT operation_evidence_only_in_doubt CHECK ((state IN ('unknown', 'manual')) = (evidence IS NOT NULL)),
  ADD CONSTRAINT operation_manual_since_only_while_manual CHECK ((state = 'manual') = (manual_since IS NOT NULL)),
  ADD CONSTRAINT operation_first_sent_when_sent CHECK ((sends > 0) = (first_sent_at IS NOT NULL)),
  -- Money that the provider could take twice never leaves twice.
  ADD CONSTRAINT operation_money_is_sent_once CHECK (class <> 'send_once' OR sends <= 1);

DROP INDEX purser.operation_one_open_per_natural_key;
DROP INDEX purser.operation_open_of_customer;
DROP INDEX purser.operation_longest_due;

-- The provider does not de-duplicate, so nobody else may be doing the same at its account. Of those that set a state, the
-- newest counts.
CREATE UNIQUE INDEX operation_one_open_per_natural_key
  ON purser.operation (account_id, natural_key_index)
  WHERE state IN ('planned', 'sent', 'unknown', 'manual') AND class <> 'state';

CREATE INDEX operation_rivals
  ON purser.operation (tenant_id, natural_key_index, ordinal)
  WHERE class = 'state';

-- An order of money is placed once, for ever.
CREATE UNIQUE INDEX operation_one_per_reference
  ON purser.operation (tenant_id, kind, reference_index)
  WHERE reference_index IS NOT NULL;

CREATE INDEX operation_open_of_customer
  ON purser.operation (tenant_id, customer_id)
  WHERE state IN ('planned', 'sent', 'unknown', 'manual');

CREATE INDEX operation_longest_due
  ON purser.operation (greatest(due_at, lease_until))
  WHERE state IN ('planned', 'sent', 'unknown', 'manual');

CREATE OR REPLACE FUNCTION purser.due_operations(maximum integer, OUT tenant_id purser.typeid, OUT id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT o.tenant_id, o.id
  FROM purser.operation o
  WHERE o.state IN ('planned', 'sent', 'unknown', 'manual')
    AND greatest(o.due_at, o.lease_until) <= now()
  ORDER BY greatest(o.due_at, o.lease_until), o.id
  LIMIT maximum;
END;

-- What attempts did and saw, in order. The same on end is one row.
CREATE TABLE purser.operation_observation (
  tenant_id     purser.typeid NOT NULL,
  operation_id  purser.typeid NOT NULL,
  number        bigint        NOT NULL GENERATED ALWAYS AS IDENTITY,
  attempt       integer       NOT NULL,
  action        text          NOT NULL,
  finding       text          NOT NULL,
  evidence      bytea         NOT NULL,
  first_at      timestamptz   NOT NULL,
  times         integer       NOT NULL,
  last_at       timestamptz   NOT NULL,

  CONSTRAINT operation_observation_pkey PRIMARY KEY (tenant_id, operation_id, number),
  CONSTRAINT operation_observation_of_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT operation_observation_action_is_known CHECK (action IN ('look_up', 'send', 'decision')),
  CONSTRAINT operation_observation_finding_is_known CHECK (
    finding IN ('effect', 'no_effect', 'refused', 'not_executed', 'ambiguous', 'unreadable')),
  CONSTRAINT operation_observation_times_count_from_one CHECK (times >= 1)
);

ALTER TABLE purser.operation_observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.operation_observation FORCE ROW LEVEL SECURITY;
CREATE POLICY operation_observation_of_tenant ON purser.operation_observation TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (times, last_at) ON purser.operation_observation TO purser_app;
