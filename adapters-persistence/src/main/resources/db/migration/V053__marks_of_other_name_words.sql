-- Beside a word, a mark of all the words that its customer has: two bits for each. Who lacks a second word is mostly
-- passed over by the mark alone, without looking that word up. It stands in the index that is walked along. What was
-- stored before may have any word by its mark, until the worker that indexes names has come by; and so may what nodes of
-- the version before write, while they still run.
ALTER TABLE purser.customer_name_word
  ADD COLUMN mark bytea NOT NULL DEFAULT decode(repeat('ff', 16), 'hex'),
  ADD CONSTRAINT customer_name_word_mark_has_128_bits CHECK (octet_length(mark) = 16),
  DROP CONSTRAINT customer_name_word_pkey,
  ADD CONSTRAINT customer_name_word_pkey
    PRIMARY KEY (tenant_id, word_index, created_at, customer_id) INCLUDE (mark);

-- The owner of the schema has no policy to change customers by, so this once it goes without.
ALTER TABLE purser.customer NO FORCE ROW LEVEL SECURITY;
UPDATE purser.customer SET name_rule = 0 WHERE state <> 'deleted';
ALTER TABLE purser.customer FORCE ROW LEVEL SECURITY;
