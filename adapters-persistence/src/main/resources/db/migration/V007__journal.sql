-- What happened, and who did it. Neither table is ever changed: purser_app can add and read.
CREATE TABLE purser.event_log (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  type         text          NOT NULL,
  subject      purser.typeid NOT NULL,
  customer_id  purser.typeid,
  facts        bytea         NOT NULL,
  occurred_at  timestamptz   NOT NULL,

  CONSTRAINT event_log_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT event_log_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT event_log_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT event_log_type_names_aggregate_and_change CHECK (type ~ '^[a-z_]+\.[a-z_]+$')
);

CREATE INDEX event_log_of_customer_newest_first
  ON purser.event_log (tenant_id, customer_id, occurred_at DESC, id DESC);

CREATE TABLE purser.audit_entry (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  at           timestamptz   NOT NULL,
  actor        text          NOT NULL,
  action       text          NOT NULL,
  subject      purser.typeid NOT NULL,
  customer_id  purser.typeid,
  reason       bytea,
  request_id   text,

  CONSTRAINT audit_entry_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT audit_entry_of_tenant FOREIGN KEY (tenant_id) REFERENCES purser.tenant (id),
  CONSTRAINT audit_entry_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE INDEX audit_entry_newest_first ON purser.audit_entry (tenant_id, at DESC, id DESC);
CREATE INDEX audit_entry_of_subject ON purser.audit_entry (tenant_id, subject, at DESC, id DESC);

ALTER TABLE purser.event_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.event_log FORCE ROW LEVEL SECURITY;
CREATE POLICY event_log_of_tenant ON purser.event_log TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.event_log TO purser_app;

ALTER TABLE purser.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_of_tenant ON purser.audit_entry TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.audit_entry TO purser_app;
