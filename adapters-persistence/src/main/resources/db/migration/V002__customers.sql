-- Columns of type bytea are sealed (AES-256-GCM under the customer's key) unless their name ends in _index, which are
-- keyed hashes to look things up by.
CREATE TABLE purser.customer (
  tenant_id                  purser.typeid NOT NULL,
  id                         purser.typeid NOT NULL,
  account_id                 purser.typeid NOT NULL,
  type                       text          NOT NULL,
  state                      text          NOT NULL,
  external_id                text,

  name                       bytea,
  given_name                 bytea,
  family_name                bytea,
  legal_name                 bytea,
  website                    bytea,
  email                      bytea,
  email_index                bytea,
  phone                      bytea,
  phone_index                bytea,
  metadata                   bytea,

  suspension_reason          bytea,
  suspended_at               timestamptz,

  registration               text          NOT NULL,
  registration_operation_id  purser.typeid,
  provider_customer_id       text COLLATE "C",
  provider_status            text,
  provider_status_as_of      timestamptz,
  registration_failure       text,
  registration_failure_code  text,
  registration_failed_at     timestamptz,

  created_at                 timestamptz   NOT NULL,
  updated_at                 timestamptz   NOT NULL,
  version                    bigint        NOT NULL,

  CONSTRAINT customer_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT customer_of_tenant FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id),
  CONSTRAINT customer_one_per_external_id UNIQUE (tenant_id, external_id),
  CONSTRAINT customer_one_per_email UNIQUE (tenant_id, email_index),
  -- A deposit names the provider's customer and nothing else, so within an account that must be one of ours.
  CONSTRAINT customer_one_per_provider_customer UNIQUE (account_id, provider_customer_id),

  CONSTRAINT customer_state_is_known CHECK (state IN ('active', 'suspended')),
  CONSTRAINT customer_registration_is_known CHECK (registration IN ('none', 'pending', 'registered', 'failed')),
  CONSTRAINT customer_id_tells_its_type CHECK (
    CASE type WHEN 'individual' THEN id LIKE 'cus\_%' WHEN 'business' THEN id LIKE 'biz\_%' ELSE false END),
  CONSTRAINT customer_persons_have_no_company_columns CHECK (
    type = 'business' OR num_nonnulls(legal_name, website) = 0),
  CONSTRAINT customer_companies_have_no_person_columns CHECK (
    type = 'individual' OR num_nonnulls(given_name, family_name) = 0),
  CONSTRAINT customer_email_has_its_index CHECK ((email IS NULL) = (email_index IS NULL)),
  CONSTRAINT customer_phone_has_its_index CHECK ((phone IS NULL) = (phone_index IS NULL)),
  CONSTRAINT customer_suspension_only_while_suspended CHECK (
    num_nonnulls(suspension_reason, suspended_at) = CASE state WHEN 'suspended' THEN 2 ELSE 0 END),
  CONSTRAINT customer_operation_only_while_pending CHECK (
    (registration = 'pending') = (registration_operation_id IS NOT NULL)),
  CONSTRAINT customer_provider_only_while_registered CHECK (
    num_nonnulls(provider_customer_id, provider_status, provider_status_as_of)
      = CASE registration WHEN 'registered' THEN 3 ELSE 0 END),
  CONSTRAINT customer_failure_only_while_failed CHECK (
    num_nonnulls(registration_failure, registration_failed_at) = CASE registration WHEN 'failed' THEN 2 ELSE 0 END
    AND (registration = 'failed' OR registration_failure_code IS NULL)),
  CONSTRAINT customer_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX customer_newest_first ON purser.customer (tenant_id, created_at DESC, id DESC);
CREATE INDEX customer_by_phone ON purser.customer (tenant_id, phone_index) WHERE phone_index IS NOT NULL;

-- A table of its own, so that its backups can be kept for a shorter time than everyone else's: erasing a customer
-- destroys the key, and old backups must not bring it back. Without the key every sealed column is noise.
CREATE TABLE purser.data_key (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  wrapped_key  bytea         NOT NULL,
  created_at   timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT data_key_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT data_key_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

ALTER TABLE purser.customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.customer FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_of_tenant ON purser.customer TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY customer_across ON purser.customer FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON purser.customer TO purser_app;

ALTER TABLE purser.data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.data_key FORCE ROW LEVEL SECURITY;
CREATE POLICY data_key_of_tenant ON purser.data_key TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.data_key TO purser_app;

-- Whose customer a delivery is about, among the tenants of the account that it came to.
CREATE FUNCTION purser.owner_of_provider_customer(
    wanted_account purser.typeid, wanted_customer text, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.tenant_id, c.id
  FROM purser.customer c
  WHERE c.account_id = wanted_account
    AND c.provider_customer_id = wanted_customer;
END;

REVOKE EXECUTE ON FUNCTION purser.owner_of_provider_customer(purser.typeid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.owner_of_provider_customer(purser.typeid, text) TO purser_app;
