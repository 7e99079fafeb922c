-- The owner checks the ledger with "verify" as well, and must see what it checks.
CREATE POLICY ledger_posting_verified ON purser.ledger_posting FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY ledger_entry_verified ON purser.ledger_entry FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY transfer_verified ON purser.transfer FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY wallet_transaction_verified ON purser.wallet_transaction FOR SELECT TO CURRENT_USER USING (true);
