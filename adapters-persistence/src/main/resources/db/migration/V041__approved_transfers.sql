-- A transfer above a limit is sent when somebody else than who ordered it has said so. Until then its operation is
-- withheld: nobody can take it up, so nobody can send it.
ALTER TABLE purser.operation
  DROP CONSTRAINT operation_state_is_known,
  DROP CONSTRAINT operation_sends_agree_with_the_state,
  ADD CONSTRAINT operation_state_is_known CHECK (
    state IN ('withheld', 'planned', 'sent', 'unknown', 'manual', 'confirmed', 'rejected')),
  ADD CONSTRAINT operation_sends_agree_with_the_state CHECK (
    CASE WHEN state IN ('withheld', 'planned') THEN sends = 0 WHEN state = 'sent' THEN sends > 0 ELSE sends >= 0 END),
  ADD CONSTRAINT operation_withheld_is_not_taken_up CHECK (
    state <> 'withheld' OR (attempt = 0 AND lease_until IS NULL));

DROP INDEX purser.operation_one_open_per_natural_key;
DROP INDEX purser.operation_open_of_customer;

CREATE UNIQUE INDEX operation_one_open_per_natural_key
  ON purser.operation (account_id, natural_key_index)
  WHERE state IN ('withheld', 'planned', 'sent', 'unknown', 'manual') AND class <> 'state';

CREATE INDEX operation_open_of_customer
  ON purser.operation (tenant_id, customer_id)
  WHERE state IN ('withheld', 'planned', 'sent', 'unknown', 'manual');

-- Who ordered it and who has let it be sent are principals, as the audit log has them.
ALTER TABLE purser.transfer
  ADD COLUMN approval_ordered_by text,
  ADD COLUMN approval_due_at     timestamptz,
  ADD COLUMN approval_given_by   text,
  ADD COLUMN declined_at         timestamptz,
  DROP CONSTRAINT transfer_state_is_known,
  DROP CONSTRAINT transfer_rejection_only_when_rejected,
  ADD CONSTRAINT transfer_state_is_known CHECK (
    state IN ('awaiting_approval', 'requested', 'not_sent', 'cancelled', 'declined', 'rejected', 'submitted', 'completed',
      'failed')),
  ADD CONSTRAINT transfer_rejection_only_when_rejected CHECK (
    (rejection IS NOT NULL) = (state IN ('rejected', 'declined'))
    AND (rejected_at IS NOT NULL) = (state = 'rejected')
    AND (state = 'rejected' OR rejection_code IS NULL)),
  ADD CONSTRAINT transfer_declined_at_only_when_declined CHECK ((state = 'declined') = (declined_at IS NOT NULL)),
  ADD CONSTRAINT transfer_approval_is_wanted_by_somebody CHECK (
    num_nonnulls(approval_ordered_by, approval_due_at) IN (0, 2)
    AND (approval_ordered_by IS NOT NULL OR approval_given_by IS NULL)),
  ADD CONSTRAINT transfer_approval_is_given_by_another CHECK (approval_given_by <> approval_ordered_by),
  ADD CONSTRAINT transfer_waits_while_nobody_has_approved CHECK (
    CASE
      WHEN state IN ('awaiting_approval', 'declined') THEN
        approval_ordered_by IS NOT NULL AND approval_given_by IS NULL
      WHEN state = 'cancelled' THEN true
      ELSE (approval_ordered_by IS NULL) = (approval_given_by IS NULL)
    END);

DROP INDEX purser.transfer_one_requested_alike;

CREATE UNIQUE INDEX transfer_one_unsettled_alike
  ON purser.transfer (tenant_id, wallet_id, units, canonical_address)
  WHERE state IN ('awaiting_approval', 'requested');

DROP INDEX purser.transfer_counted;

CREATE INDEX transfer_counted
  ON purser.transfer (tenant_id, customer_id, symbol, planned_at) INCLUDE (units, decimals)
  WHERE state IN ('awaiting_approval', 'requested', 'submitted', 'completed');

-- Few wait, and operators ask for them most.
CREATE INDEX transfer_awaiting_approval
  ON purser.transfer (tenant_id, created_at DESC, id DESC)
  WHERE state = 'awaiting_approval';

CREATE INDEX transfer_approval_longest_due
  ON purser.transfer (approval_due_at)
  WHERE state = 'awaiting_approval';

ALTER TABLE purser.transfer_limit
  ADD COLUMN approval_above numeric,
  DROP CONSTRAINT transfer_limit_says_something,
  DROP CONSTRAINT transfer_limit_is_not_negative,
  ADD CONSTRAINT transfer_limit_says_something CHECK (
    num_nonnulls(per_transfer, per_day, per_month, approval_above) > 0),
  ADD CONSTRAINT transfer_limit_is_not_negative CHECK (
    per_transfer >= 0 AND per_day >= 0 AND per_month >= 0 AND approval_above >= 0);

CREATE FUNCTION purser.overdue_approvals(maximum integer, OUT tenant_id purser.typeid, OUT transfer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT t.tenant_id, t.id
  FROM purser.transfer t
  WHERE t.state = 'awaiting_approval'
    AND t.approval_due_at <= now()
  ORDER BY t.approval_due_at, t.id
  LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION purser.overdue_approvals(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.overdue_approvals(integer) TO purser_app;
