-- The owner checks the ledger with "verify" as well, and must see what it checks.
CREATE POLICY ledger_posting_verified ON purser.ledger_posting FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY ledger_entry_verified ON purser.ledger_entry FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY transfer_verified ON purser.transfer FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY wallet_transaction_verified ON purser.wallet_transaction FOR SELECT TO CURRENT_USER USING (true);

-- How far a call has come that leads to no operation, for the next try when one breaks off. Never a secret: at most what
-- tells one from another.
ALTER TABLE purser.idempotency_record
  ADD COLUMN reached text,
  ADD CONSTRAINT idempotency_record_reached_only_while_claimed CHECK (state = 'claimed' OR reached IS NULL);
