-- When a transfer was ordered last: one that never left may be ordered again, and counts from then on.
ALTER TABLE purser.transfer ADD COLUMN planned_at timestamptz;

-- The owner sees rows of all tenants only while row security is not forced.
ALTER TABLE purser.transfer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.operation NO FORCE ROW LEVEL SECURITY;

UPDATE purser.transfer t
SET planned_at = o.created_at
FROM purser.operation o
WHERE o.tenant_id = t.tenant_id AND o.id = t.operation_id;

ALTER TABLE purser.operation FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer FORCE ROW LEVEL SECURITY;

ALTER TABLE purser.transfer ALTER COLUMN planned_at SET NOT NULL;

-- What counts towards limits: what was sent, or is about to be.
CREATE INDEX transfer_counted
  ON purser.transfer (tenant_id, customer_id, symbol, planned_at) INCLUDE (units, decimals)
  WHERE state IN ('requested', 'submitted', 'completed');

-- What customers may send: one set for everybody, and one for each customer who has limits of their own.
CREATE TABLE purser.transfer_limits (
  tenant_id    purser.typeid NOT NULL,
  subject      purser.typeid NOT NULL,
  customer_id  purser.typeid,
  changed_at   timestamptz   NOT NULL,
  version      bigint        NOT NULL,

  CONSTRAINT transfer_limits_pkey PRIMARY KEY (tenant_id, subject),
  CONSTRAINT transfer_limits_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT transfer_limits_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT transfer_limits_are_known_by_whose_they_are CHECK (subject = coalesce(customer_id, tenant_id)),
  CONSTRAINT transfer_limits_versions_count_from_one CHECK (version >= 1)
);

CREATE TABLE purser.transfer_limit (
  tenant_id     purser.typeid NOT NULL,
  subject       purser.typeid NOT NULL,
  symbol        text          NOT NULL,
  per_transfer  numeric,
  per_day       numeric,
  per_month     numeric,

  CONSTRAINT transfer_limit_pkey PRIMARY KEY (tenant_id, subject, symbol),
  CONSTRAINT transfer_limit_of_limits
    FOREIGN KEY (tenant_id, subject) REFERENCES purser.transfer_limits (tenant_id, subject),
  CONSTRAINT transfer_limit_says_something CHECK (num_nonnulls(per_transfer, per_day, per_month) > 0),
  CONSTRAINT transfer_limit_is_not_negative CHECK (per_transfer >= 0 AND per_day >= 0 AND per_month >= 0)
);

ALTER TABLE purser.transfer_limits ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer_limits FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_limits_of_tenant ON purser.transfer_limits TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.transfer_limits TO purser_app;

ALTER TABLE purser.transfer_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_limit_of_tenant ON purser.transfer_limit TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.transfer_limit TO purser_app;

-- Addresses that a tenant sends nothing to, each in one spelling. One
-- that may be sent to again is kept. Those of Ethereum's form are the same on every such chain.
CREATE TABLE purser.denied_destination (
  tenant_id  purser.typeid NOT NULL,
  id         purser.typeid NOT NULL,
  form       text          NOT NULL,
  address    text COLLATE "C" NOT NULL,
  reason     bytea         NOT NULL,
  denied_at  timestamptz   NOT NULL,
  allowed_at timestamptz,

  CONSTRAINT denied_destination_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT denied_destination_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id)
);

CREATE UNIQUE INDEX denied_destination_denied_once
  ON purser.denied_destination (tenant_id, form, address)
  WHERE allowed_at IS NULL;

CREATE INDEX denied_destination_newest_first
  ON purser.denied_destination (tenant_id, denied_at DESC, id DESC)
  WHERE allowed_at IS NULL;

ALTER TABLE purser.denied_destination ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.denied_destination FORCE ROW LEVEL SECURITY;
CREATE POLICY denied_destination_of_tenant ON purser.denied_destination TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (allowed_at) ON purser.denied_destination TO purser_app;

-- Whom customers send to again and again. What they call somebody is personal; nothing is kept of one who is removed.
CREATE TABLE purser.recipient (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  label        bytea         NOT NULL,
  chain        text          NOT NULL,
  address      text COLLATE "C" NOT NULL,
  created_at   timestamptz   NOT NULL,
  updated_at   timestamptz   NOT NULL,
  version      bigint        NOT NULL,

  CONSTRAINT recipient_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT recipient_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT recipient_added_once UNIQUE (tenant_id, customer_id, chain, address),
  CONSTRAINT recipient_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX recipient_newest_first ON purser.recipient (tenant_id, customer_id, created_at DESC, id DESC);

ALTER TABLE purser.recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.recipient FORCE ROW LEVEL SECURITY;
CREATE POLICY recipient_of_tenant ON purser.recipient TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON purser.recipient TO purser_app;
