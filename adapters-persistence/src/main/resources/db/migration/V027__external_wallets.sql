-- Addresses that customers call their own. One that was unlinked is kept.
CREATE TABLE purser.external_wallet (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  chain        text          NOT NULL,
  address      text COLLATE "C" NOT NULL,
  linked_at    timestamptz   NOT NULL,
  unlinked_at  timestamptz,

  CONSTRAINT external_wallet_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT external_wallet_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id)
);

CREATE UNIQUE INDEX external_wallet_linked_once
  ON purser.external_wallet (tenant_id, customer_id, chain, address)
  WHERE unlinked_at IS NULL;

CREATE INDEX external_wallet_newest_first
  ON purser.external_wallet (tenant_id, customer_id, linked_at DESC, id DESC)
  WHERE unlinked_at IS NULL;

ALTER TABLE purser.external_wallet ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.external_wallet FORCE ROW LEVEL SECURITY;
CREATE POLICY external_wallet_of_tenant ON purser.external_wallet TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE (unlinked_at) ON purser.external_wallet TO purser_app;
