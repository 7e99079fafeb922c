-- What is done with the programme's own money is done for no customer.
ALTER TABLE purser.operation ALTER COLUMN customer_id DROP NOT NULL;

-- The fundings of all customers, newest first: in every state, and in one.
CREATE INDEX card_funding_of_tenant_newest_first
  ON purser.card_funding (tenant_id, created_at DESC, id DESC);
CREATE INDEX card_funding_in_state_newest_first
  ON purser.card_funding (tenant_id, state, created_at DESC, id DESC);
