-- Limits under which more would be sent without a second person wait for a second operator, beside those in force. They
-- are rows of their own, so that whoever reads what is in force cannot take them for it.
ALTER TABLE purser.transfer_limits
  ADD COLUMN loosening_asked_by text,
  ADD COLUMN loosening_due_at   timestamptz,
  ADD CONSTRAINT transfer_limits_loosening_is_asked_for_by_somebody CHECK (
    num_nonnulls(loosening_asked_by, loosening_due_at) IN (0, 2));

CREATE TABLE purser.looser_transfer_limit (
  tenant_id       purser.typeid NOT NULL,
  subject         purser.typeid NOT NULL,
  symbol          text          NOT NULL,
  per_transfer    numeric,
  per_day         numeric,
  per_month       numeric,
  approval_above  numeric,

  CONSTRAINT looser_transfer_limit_pkey PRIMARY KEY (tenant_id, subject, symbol),
  CONSTRAINT looser_transfer_limit_of_limits
    FOREIGN KEY (tenant_id, subject) REFERENCES purser.transfer_limits (tenant_id, subject),
  CONSTRAINT looser_transfer_limit_says_something CHECK (
    num_nonnulls(per_transfer, per_day, per_month, approval_above) > 0),
  CONSTRAINT looser_transfer_limit_is_not_negative CHECK (
    per_transfer >= 0 AND per_day >= 0 AND per_month >= 0 AND approval_above >= 0)
);

ALTER TABLE purser.looser_transfer_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.looser_transfer_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY looser_transfer_limit_of_tenant ON purser.looser_transfer_limit TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.looser_transfer_limit TO purser_app;
