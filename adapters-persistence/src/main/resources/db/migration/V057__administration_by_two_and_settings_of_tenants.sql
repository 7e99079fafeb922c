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

-- What is different for a tenant. Of each column null is what the platform's settings say; a row that says nothing more stays,
-- since nodes see by its version that it has changed.
CREATE TABLE purser.tenant_settings (
  tenant_id          purser.typeid NOT NULL,
  origins            text[],
  caller_per_second  integer,
  caller_burst       integer,
  tenant_per_second  integer,
  tenant_burst       integer,
  changed_at         timestamptz   NOT NULL,
  version            bigint        NOT NULL,

  CONSTRAINT tenant_settings_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_settings_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT tenant_settings_origins_are_few CHECK (cardinality(origins) <= 50),
  CONSTRAINT tenant_settings_rates_are_possible CHECK (
    caller_per_second BETWEEN 1 AND 10000000 AND caller_burst BETWEEN 1 AND 10000000
    AND tenant_per_second BETWEEN 1 AND 10000000 AND tenant_burst BETWEEN 1 AND 10000000),
  CONSTRAINT tenant_settings_versions_count_from_one CHECK (version >= 1)
);

ALTER TABLE purser.tenant_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.tenant_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_settings_of_tenant ON purser.tenant_settings TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY tenant_settings_across ON purser.tenant_settings FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.tenant_settings TO purser_app;
GRANT UPDATE (origins, caller_per_second, caller_burst, tenant_per_second, tenant_burst, changed_at, version)
  ON purser.tenant_settings TO purser_app;

-- Whose tokens are taken for the tenant beside those that the platform's settings name. They change together with the version
-- of its settings.
CREATE TABLE purser.tenant_issuer (
  tenant_id       purser.typeid    NOT NULL,
  issuer          text COLLATE "C" NOT NULL,
  audience        text COLLATE "C" NOT NULL,
  keys_at         text             NOT NULL,
  kind            text             NOT NULL,
  customer_claim  text,
  roles_claim     text,
  tokens          text             NOT NULL,

  CONSTRAINT tenant_issuer_pkey PRIMARY KEY (tenant_id, issuer, audience),
  CONSTRAINT tenant_issuer_of_settings FOREIGN KEY (tenant_id) REFERENCES purser.tenant_settings (tenant_id),
  CONSTRAINT tenant_issuer_kind_is_known CHECK (kind IN ('end-user', 'operator')),
  CONSTRAINT tenant_issuer_claims_are_of_its_kind CHECK (
    (customer_claim IS NULL OR kind = 'end-user') AND (roles_claim IS NULL OR kind = 'operator')),
  CONSTRAINT tenant_issuer_tokens_are_known CHECK (tokens IN ('jwt', 'at+jwt'))
);

-- A token says its issuer and its audience, and by these alone it is known whose it is.
CREATE UNIQUE INDEX tenant_issuer_one_per_audience ON purser.tenant_issuer (issuer, audience);

ALTER TABLE purser.tenant_issuer ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.tenant_issuer FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_issuer_of_tenant ON purser.tenant_issuer TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.tenant_issuer TO purser_app;

-- What a node asks every few seconds, to know whose settings it has to read anew.
CREATE FUNCTION purser.tenant_settings_versions(OUT tenant_id purser.typeid, OUT version bigint)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.tenant_id, s.version FROM purser.tenant_settings s;
END;

REVOKE EXECUTE ON FUNCTION purser.tenant_settings_versions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.tenant_settings_versions() TO purser_app;
