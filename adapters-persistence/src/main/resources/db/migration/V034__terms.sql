-- Which of the tenant's terms a customer has accepted, each version once. Nothing personal: that they did is what has to be
-- shown later.
CREATE TABLE purser.terms_acceptance (
  tenant_id    purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  terms        text COLLATE "C" NOT NULL,
  accepted_at  timestamptz   NOT NULL,

  CONSTRAINT terms_acceptance_pkey PRIMARY KEY (tenant_id, customer_id, terms),
  CONSTRAINT terms_acceptance_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE INDEX terms_acceptance_newest_first
  ON purser.terms_acceptance (tenant_id, customer_id, accepted_at DESC, terms DESC);

ALTER TABLE purser.terms_acceptance ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.terms_acceptance FORCE ROW LEVEL SECURITY;
CREATE POLICY terms_acceptance_of_tenant ON purser.terms_acceptance TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT ON purser.terms_acceptance TO purser_app;
