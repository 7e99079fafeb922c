-- How businesses are registered, as one document under the customer's key. No row: nothing is known. Which customer is a
-- business, its id says, and that never changes.
CREATE TABLE purser.legal_profile (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  document     bytea         NOT NULL,
  updated_at   timestamptz   NOT NULL,
  version      bigint        NOT NULL,

  CONSTRAINT legal_profile_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT legal_profile_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT legal_profile_of_business CHECK (starts_with(customer_id, 'biz_')),
  CONSTRAINT legal_profile_versions_count_from_one CHECK (version >= 1)
);

-- Who holds shares of them, each a document under the customer's key. Nothing is kept of one who is removed.
CREATE TABLE purser.shareholder (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  document     bytea         NOT NULL,
  created_at   timestamptz   NOT NULL,
  updated_at   timestamptz   NOT NULL,
  version      bigint        NOT NULL,

  CONSTRAINT shareholder_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT shareholder_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT shareholder_of_business CHECK (starts_with(customer_id, 'biz_')),
  CONSTRAINT shareholder_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX shareholder_newest_first ON purser.shareholder (tenant_id, customer_id, created_at DESC, id DESC);

ALTER TABLE purser.legal_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.legal_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY legal_profile_of_tenant ON purser.legal_profile TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON purser.legal_profile TO purser_app;

ALTER TABLE purser.shareholder ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.shareholder FORCE ROW LEVEL SECURITY;
CREATE POLICY shareholder_of_tenant ON purser.shareholder TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON purser.shareholder TO purser_app;
