-- In which currency a tenant shows totals, and what assets are worth in it. A set is never changed: the next version
-- takes its place, and what somebody was shown before can still be worked out.
CREATE TABLE purser.display_rates (
  tenant_id   purser.typeid NOT NULL,
  version     bigint        NOT NULL,
  currency    text,
  changed_at  timestamptz   NOT NULL,

  CONSTRAINT display_rates_pkey PRIMARY KEY (tenant_id, version),
  CONSTRAINT display_rates_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT display_rates_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT display_rates_versions_count_from_one CHECK (version >= 1)
);

CREATE TABLE purser.display_rate (
  tenant_id  purser.typeid NOT NULL,
  version    bigint        NOT NULL,
  symbol     text          NOT NULL,
  rate       numeric       NOT NULL,
  as_of      timestamptz   NOT NULL,

  CONSTRAINT display_rate_pkey PRIMARY KEY (tenant_id, version, symbol),
  CONSTRAINT display_rate_of_rates
    FOREIGN KEY (tenant_id, version) REFERENCES purser.display_rates (tenant_id, version),
  CONSTRAINT display_rate_is_more_than_nothing CHECK (rate > 0)
);

ALTER TABLE purser.display_rates ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.display_rates FORCE ROW LEVEL SECURITY;
CREATE POLICY display_rates_of_tenant ON purser.display_rates TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.display_rates TO purser_app;

ALTER TABLE purser.display_rate ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.display_rate FORCE ROW LEVEL SECURITY;
CREATE POLICY display_rate_of_tenant ON purser.display_rate TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.display_rate TO purser_app;
