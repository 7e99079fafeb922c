-- Whoever reads the audit log asks by one thing and from the newest on; each condition has the order in its index.
CREATE INDEX audit_entry_of_customer
  ON purser.audit_entry (tenant_id, customer_id, at DESC, id DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_entry_of_actor ON purser.audit_entry (tenant_id, actor, at DESC, id DESC);
CREATE INDEX audit_entry_of_action ON purser.audit_entry (tenant_id, action, at DESC, id DESC);

-- What was sealed within a period.
CREATE INDEX audit_batch_by_time ON purser.audit_batch (tenant_id, sealed_at, number);
