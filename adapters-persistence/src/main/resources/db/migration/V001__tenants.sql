-- The owner of this schema runs the migrations. The application connects as purser_app, which owns nothing, so that
-- row level security binds it. Whoever deploys gives the role LOGIN and a password.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'purser_app') THEN
    CREATE ROLE purser_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA purser TO purser_app;

-- Lets the application see whether the schema is the one it was built for.
GRANT SELECT ON purser.flyway_schema_history TO purser_app;

-- Ids sort by the time they were made, byte by byte, whatever the language of the database.
CREATE DOMAIN purser.typeid AS text COLLATE "C"
  CONSTRAINT typeid_is_well_formed CHECK (VALUE ~ '^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$');

-- The credentials of an account are configuration, found by its name.
CREATE TABLE purser.provider_account (
  id          purser.typeid NOT NULL,
  name        text          NOT NULL,
  created_at  timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT provider_account_pkey PRIMARY KEY (id),
  CONSTRAINT provider_account_one_per_name UNIQUE (name),
  CONSTRAINT provider_account_name_is_a_slug CHECK (name ~ '^[a-z0-9-]{1,40}$')
);

CREATE TABLE purser.tenant (
  id          purser.typeid NOT NULL,
  slug        text          NOT NULL,
  account_id  purser.typeid NOT NULL,
  created_at  timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT tenant_pkey PRIMARY KEY (id),
  CONSTRAINT tenant_one_per_slug UNIQUE (slug),
  -- For foreign keys that must name the account of the tenant itself.
  CONSTRAINT tenant_has_one_account UNIQUE (id, account_id),
  CONSTRAINT tenant_of_account FOREIGN KEY (account_id) REFERENCES purser.provider_account (id),
  CONSTRAINT tenant_slug_is_a_slug CHECK (slug ~ '^[a-z0-9-]{1,40}$')
);

-- Every table belongs to a tenant or to a provider account, and shows the rows of the one that the transaction names.
-- A transaction that names none sees nothing. FORCE holds the owner to it too; what runs before a tenant is known goes
-- through functions of the owner, for which the policies "across" open only what the functions read.
ALTER TABLE purser.provider_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.provider_account FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_account_itself ON purser.provider_account TO purser_app
  USING (id = current_setting('app.account', true))
  WITH CHECK (id = current_setting('app.account', true));
CREATE POLICY provider_account_across ON purser.provider_account FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.provider_account TO purser_app;

ALTER TABLE purser.tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_itself ON purser.tenant TO purser_app
  USING (id = current_setting('app.tenant', true))
  WITH CHECK (id = current_setting('app.tenant', true));
CREATE POLICY tenant_across ON purser.tenant FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.tenant TO purser_app;

CREATE FUNCTION purser.account_by_name(wanted text) RETURNS purser.typeid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  RETURN (SELECT a.id FROM purser.provider_account a WHERE a.name = wanted);

CREATE FUNCTION purser.tenant_by_slug(wanted text) RETURNS purser.typeid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  RETURN (SELECT t.id FROM purser.tenant t WHERE t.slug = wanted);

REVOKE EXECUTE ON FUNCTION purser.account_by_name(text), purser.tenant_by_slug(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.account_by_name(text), purser.tenant_by_slug(text) TO purser_app;
