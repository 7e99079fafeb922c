-- A tenant that is suspended: nobody who belongs to it gets in while there is a row. Who did it, and what became of earlier
-- ones, is in the audit log. The reason is sealed under the tenant's key.
CREATE TABLE purser.tenant_suspension (
  tenant_id     purser.typeid NOT NULL,
  reason        bytea         NOT NULL,
  suspended_at  timestamptz   NOT NULL,

  CONSTRAINT tenant_suspension_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_suspension_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id)
);

ALTER TABLE purser.tenant_suspension ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.tenant_suspension FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_suspension_of_tenant ON purser.tenant_suspension TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.tenant_suspension TO purser_app;

-- What opens an account at the provider, where it was given to us and does not stand in the settings. Sealed under the key
-- of the account; a text that names a file or a variable is sealed all the same.
CREATE TABLE purser.provider_credentials (
  account_id  purser.typeid NOT NULL,
  api_key     bytea         NOT NULL,
  api_secret  bytea         NOT NULL,
  set_by      text          NOT NULL,
  set_at      timestamptz   NOT NULL,
  version     bigint        NOT NULL,

  CONSTRAINT provider_credentials_pkey PRIMARY KEY (account_id),
  CONSTRAINT provider_credentials_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT provider_credentials_versions_count_from_one CHECK (version >= 1)
);

ALTER TABLE purser.provider_credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.provider_credentials FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_credentials_of_account ON purser.provider_credentials TO purser_app
  USING (account_id = current_setting('app.account', true))
  WITH CHECK (account_id = current_setting('app.account', true));
CREATE POLICY provider_credentials_across ON purser.provider_credentials FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.provider_credentials TO purser_app;
GRANT UPDATE (api_key, api_secret, set_by, set_at, version) ON purser.provider_credentials TO purser_app;

-- For those who administer all tenants; each is then read under its own.
CREATE INDEX tenant_newest_first ON purser.tenant (created_at DESC, id DESC);

CREATE FUNCTION purser.tenants_newest_first(
    before_time timestamptz, before_id purser.typeid, maximum integer, OUT tenant_id purser.typeid)
  RETURNS SETOF purser.typeid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT t.id
  FROM purser.tenant t
  WHERE before_time IS NULL OR (t.created_at, t.id) < (before_time, before_id)
  ORDER BY t.created_at DESC, t.id DESC
  LIMIT maximum;
END;

CREATE FUNCTION purser.count_tenants() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  RETURN (SELECT count(*) FROM purser.tenant);

CREATE FUNCTION purser.tenants_of_account(wanted purser.typeid, OUT tenant_id purser.typeid)
  RETURNS SETOF purser.typeid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT t.id FROM purser.tenant t WHERE t.account_id = wanted ORDER BY t.id;
END;

-- What a node asks every few seconds, to know whose credentials it has to read anew.
CREATE FUNCTION purser.provider_credential_versions(OUT account_id purser.typeid, OUT version bigint)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.account_id, c.version FROM purser.provider_credentials c;
END;

REVOKE EXECUTE ON FUNCTION
  purser.tenants_newest_first(timestamptz, purser.typeid, integer),
  purser.count_tenants(),
  purser.tenants_of_account(purser.typeid),
  purser.provider_credential_versions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  purser.tenants_newest_first(timestamptz, purser.typeid, integer),
  purser.count_tenants(),
  purser.tenants_of_account(purser.typeid),
  purser.provider_credential_versions() TO purser_app;
