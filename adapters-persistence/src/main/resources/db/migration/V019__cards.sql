-- Virtual cards. Of a card's number only the last four digits are ever here.
CREATE TABLE purser.card (
  tenant_id            purser.typeid NOT NULL,
  id                   purser.typeid NOT NULL,
  account_id           purser.typeid NOT NULL,
  customer_id          purser.typeid NOT NULL,
  state                text          NOT NULL,
  operation_id         purser.typeid,
  provider_card_id     text COLLATE "C",
  last_four            text,
  wanted               text,
  wanted_operation_id  purser.typeid,
  failure              text,
  failure_code         text,
  created_at           timestamptz   NOT NULL,
  updated_at           timestamptz   NOT NULL,
  version              bigint        NOT NULL,

  CONSTRAINT card_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT card_of_tenant FOREIGN KEY (tenant_id, account_id) REFERENCES purser.tenant (id, account_id),
  CONSTRAINT card_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_issued_by_operation
    FOREIGN KEY (tenant_id, operation_id) REFERENCES purser.operation (tenant_id, id),
  CONSTRAINT card_wanted_by_operation
    FOREIGN KEY (tenant_id, wanted_operation_id) REFERENCES purser.operation (tenant_id, id),

  CONSTRAINT card_state_is_known CHECK (state IN (
    'requested', 'failed', 'active', 'frozen', 'blocked', 'lost', 'stolen', 'voided', 'cancelled')),
  CONSTRAINT card_operation_only_while_requested CHECK ((state = 'requested') = (operation_id IS NOT NULL)),
  CONSTRAINT card_provider_once_it_is_issued CHECK (
    (state IN ('requested', 'failed')) = (provider_card_id IS NULL)
    AND (provider_card_id IS NOT NULL OR last_four IS NULL)),
  CONSTRAINT card_shows_no_more_than_four_digits CHECK (last_four ~ '^[0-9]{4}$'),
  CONSTRAINT card_wanted_only_while_open CHECK (
    (wanted IS NULL) = (wanted_operation_id IS NULL)
    AND (wanted IS NULL OR state IN ('active', 'frozen', 'blocked'))),
  CONSTRAINT card_wanted_is_known CHECK (wanted IN ('freeze', 'unfreeze', 'report_lost', 'report_stolen', 'void')),
  CONSTRAINT card_failure_only_when_failed CHECK (
    (state = 'failed') = (failure IS NOT NULL) AND (state = 'failed' OR failure_code IS NULL)),
  CONSTRAINT card_versions_count_from_one CHECK (version >= 1)
);

-- The provider makes a card of every request, so there is never a second one under way.
CREATE UNIQUE INDEX card_one_requested_per_customer
  ON purser.card (tenant_id, customer_id)
  WHERE state = 'requested';

-- The tenants of an account share the provider's world.
CREATE UNIQUE INDEX card_one_per_provider_card
  ON purser.card (account_id, provider_card_id)
  WHERE provider_card_id IS NOT NULL;

CREATE INDEX card_newest_first ON purser.card (tenant_id, customer_id, created_at DESC, id DESC);

ALTER TABLE purser.card ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card FORCE ROW LEVEL SECURITY;
CREATE POLICY card_of_tenant ON purser.card TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.card TO purser_app;
