-- A customer's e-mail can become another with us, and never does with the provider. Sealed under the customer's key.
-- Of whoever was registered before this, it is empty until the e-mail changes: until then the two are the same.
ALTER TABLE purser.customer ADD COLUMN provider_email bytea;

ALTER TABLE purser.customer ADD CONSTRAINT customer_provider_email_only_while_registered CHECK (
  registration = 'registered' OR provider_email IS NULL);
