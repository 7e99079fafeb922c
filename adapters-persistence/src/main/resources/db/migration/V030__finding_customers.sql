-- By which words of their names customers are found: keyed hashes of whole words and of their beginnings. Whose name a
-- row is of and when that customer was created stand in the key, so that those who share a word are read newest first
-- from the index alone.
CREATE TABLE purser.customer_name_word (
  tenant_id    purser.typeid NOT NULL,
  word_index   bytea         NOT NULL,
  created_at   timestamptz   NOT NULL,
  customer_id  purser.typeid NOT NULL,

  CONSTRAINT customer_name_word_pkey PRIMARY KEY (tenant_id, word_index, created_at, customer_id),
  CONSTRAINT customer_name_word_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT customer_name_word_is_half_a_hash CHECK (octet_length(word_index) = 16)
);

CREATE INDEX customer_name_word_by_customer 
  ON purser.customer_name_word (tenant_id, customer_id, word_index);

ALTER TABLE purser.customer_name_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.customer_name_word FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_name_word_of_tenant ON purser.customer_name_word TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.customer_name_word TO purser_app;

-- By which rule the words of a customer's names were cut. Zero is none: stored before there were any, and found by name
-- once a worker has come by.
ALTER TABLE purser.customer ADD COLUMN name_rule smallint NOT NULL DEFAULT 0;
CREATE INDEX customer_not_found_by_name ON purser.customer (tenant_id, id) WHERE name_rule < 1;

CREATE FUNCTION purser.customers_not_found_by_name(
    maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.tenant_id, c.id
  FROM purser.customer c
  WHERE c.name_rule < 1
  ORDER BY c.tenant_id, c.id
  LIMIT maximum;
END;

REVOKE EXECUTE ON FUNCTION purser.customers_not_found_by_name(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.customers_not_found_by_name(integer) TO purser_app;

-- A list of those who are in some state is read newest first from an index of that state. Nearly everybody is active, so
-- those are found along all customers.
CREATE INDEX customer_by_type ON purser.customer (tenant_id, type, created_at DESC, id DESC);
CREATE INDEX customer_not_active ON purser.customer (tenant_id, state, created_at DESC, id DESC)
  WHERE state <> 'active';
CREATE INDEX customer_by_registration ON purser.customer (tenant_id, registration, created_at DESC, id DESC);
CREATE INDEX customer_by_provider_status ON purser.customer (tenant_id, provider_status, created_at DESC, id DESC)
  WHERE provider_status IS NOT NULL;

-- When the customer was created, who is on the way, so that customers are found in their own order by how far they are.
ALTER TABLE purser.card_onboarding ADD COLUMN customer_created_at timestamptz;
UPDATE purser.card_onboarding o
SET customer_created_at = c.created_at
FROM purser.customer c
WHERE c.tenant_id = o.tenant_id AND c.id = o.customer_id;
ALTER TABLE purser.card_onboarding ALTER COLUMN customer_created_at SET NOT NULL;

CREATE INDEX card_onboarding_by_state
  ON purser.card_onboarding (tenant_id, state, customer_created_at DESC, customer_id DESC);

-- Whether the customer has ever begun the way to a card; never taken back. The owner of the schema has no policy to
-- change customers by, so this once it goes without.
ALTER TABLE purser.customer ADD COLUMN onboarded boolean NOT NULL DEFAULT false;
ALTER TABLE purser.customer NO FORCE ROW LEVEL SECURITY;
UPDATE purser.customer c
SET onboarded = true
WHERE EXISTS (
  SELECT FROM purser.card_onboarding o WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id);
ALTER TABLE purser.customer FORCE ROW LEVEL SECURITY;

CREATE INDEX customer_never_onboarded ON purser.customer (tenant_id, created_at DESC, id DESC) WHERE NOT onboarded;
