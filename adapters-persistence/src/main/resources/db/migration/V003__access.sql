-- Keys of the tenants' own services. The secret is not here: its hash finds the key, and nothing else does.
CREATE TABLE purser.api_key (
  tenant_id   purser.typeid NOT NULL,
  id          purser.typeid NOT NULL,
  service     text          NOT NULL,
  hash        text          NOT NULL,
  hint        text          NOT NULL,
  scopes      text[]        NOT NULL,
  created_at  timestamptz   NOT NULL,
  expires_at  timestamptz,

  CONSTRAINT api_key_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_key_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT api_key_one_per_hash UNIQUE (hash),
  CONSTRAINT api_key_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_key_hint_is_short CHECK (length(hint) = 4),
  CONSTRAINT api_key_expires_after_it_begins CHECK (expires_at > created_at)
);

CREATE INDEX api_key_by_service ON purser.api_key (tenant_id, service);

-- A subject of an issuer is one customer for ever.
CREATE TABLE purser.login (
  tenant_id    purser.typeid NOT NULL,
  issuer       text          NOT NULL,
  subject      text          NOT NULL,
  customer_id  purser.typeid NOT NULL,
  created_at   timestamptz   NOT NULL DEFAULT now(),

  CONSTRAINT login_pkey PRIMARY KEY (tenant_id, issuer, subject),
  CONSTRAINT login_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE INDEX login_by_customer ON purser.login (tenant_id, customer_id);

ALTER TABLE purser.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY api_key_of_tenant ON purser.api_key TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY api_key_across ON purser.api_key FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT ON purser.api_key TO purser_app;

ALTER TABLE purser.login ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.login FORCE ROW LEVEL SECURITY;
CREATE POLICY login_of_tenant ON purser.login TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.login TO purser_app;

CREATE FUNCTION purser.api_key_by_hash(wanted text, OUT tenant_id purser.typeid, OUT id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.tenant_id, k.id
  FROM purser.api_key k
  WHERE k.hash = wanted;
END;

REVOKE EXECUTE ON FUNCTION purser.api_key_by_hash(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.api_key_by_hash(text) TO purser_app;
