-- Sealed under the customer's key, as everything else that is personal. An address is one document: nothing is looked up
-- by its parts, and it is read and written as a whole.
ALTER TABLE purser.customer ADD COLUMN birth_date bytea;
ALTER TABLE purser.customer ADD COLUMN address bytea;

ALTER TABLE purser.customer ADD CONSTRAINT customer_companies_are_not_born CHECK (
  type = 'individual' OR birth_date IS NULL);
