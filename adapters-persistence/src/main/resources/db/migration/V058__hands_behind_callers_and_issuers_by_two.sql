-- One person can be several principals: an operator who was told the secret of an API key or the token of an invitation, or
-- who linked a login, may act as that service or that end user. Who they are is kept where it is asked for, and goes with a
-- transfer that is ordered, so that nothing that is revoked, rotated or ended later makes it untrue.

-- Of what is there already the audit log tells. It is long, and read before anything is locked.
--
-- A key that comes after another was made with it, by the same operator at the same instant. The one before may have been
-- revoked since, and says no more which one that is.
CREATE TABLE purser.told_by_log AS
WITH RECURSIVE made AS (
  SELECT e.tenant_id, e.subject AS id, e.actor, e.at, e.request_id
  FROM purser.tenant n
  JOIN purser.audit_entry e ON e.tenant_id = n.id AND e.action = 'api_key.created'
  WHERE e.actor LIKE 'operator:%'
), rotated AS (
  SELECT e.tenant_id, e.subject AS id, e.actor, e.at, e.request_id
  FROM purser.tenant n
  JOIN purser.audit_entry e ON e.tenant_id = n.id AND e.action = 'api_key.rotated'
), told (tenant_id, id, operator) AS (
  SELECT m.tenant_id, m.id, m.actor FROM made m
  UNION
  SELECT m.tenant_id, m.id, t.operator
  FROM told t
  JOIN rotated r ON r.tenant_id = t.tenant_id AND r.id = t.id
  JOIN made m
    ON m.tenant_id = r.tenant_id AND m.at = r.at AND m.actor = r.actor AND m.request_id IS NOT DISTINCT FROM r.request_id
)
SELECT t.tenant_id, t.id, array_agg(DISTINCT t.operator ORDER BY t.operator) AS operators FROM told t GROUP BY 1, 2;

CREATE TABLE purser.linked_by_log AS
SELECT e.tenant_id, e.action, e.subject, e.customer_id, e.actor
FROM purser.tenant n
JOIN purser.audit_entry e ON e.tenant_id = n.id AND e.action IN ('customer.login_linked', 'invitation.made');

ALTER TABLE purser.api_key    ADD COLUMN told_to   text[] NOT NULL DEFAULT '{}';
ALTER TABLE purser.invitation ADD COLUMN told_to   text[] NOT NULL DEFAULT '{}';
ALTER TABLE purser.login      ADD COLUMN linked_by text[] NOT NULL DEFAULT '{}';
ALTER TABLE purser.transfer
  ADD COLUMN approval_hands text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT transfer_approval_is_given_by_no_hand CHECK (approval_given_by <> ALL (approval_hands));

-- The migration sees the rows of every tenant, as their owner does not.
ALTER TABLE purser.api_key    NO FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.invitation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.login      NO FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer   NO FORCE ROW LEVEL SECURITY;

UPDATE purser.api_key k
SET told_to = t.operators
FROM purser.told_by_log t
WHERE t.tenant_id = k.tenant_id AND t.id = k.id;

-- Operators did it themselves, or by a service that they were told a key of.
CREATE TABLE purser.hands_by_log AS
SELECT l.tenant_id, l.action, l.subject, l.customer_id, l.actor AS operator
FROM purser.linked_by_log l
WHERE l.actor LIKE 'operator:%'
UNION
SELECT l.tenant_id, l.action, l.subject, l.customer_id, unnest(k.told_to)
FROM purser.linked_by_log l
JOIN purser.api_key k ON k.tenant_id = l.tenant_id AND 'service:' || k.service = l.actor;

UPDATE purser.invitation i
SET told_to = o.operators
FROM (
  SELECT h.tenant_id, h.subject, array_agg(DISTINCT h.operator ORDER BY h.operator) AS operators
  FROM purser.hands_by_log h
  WHERE h.action = 'invitation.made'
  GROUP BY 1, 2
) o
WHERE o.tenant_id = i.tenant_id AND o.subject = i.id;

-- The log says of which customer a login was linked and not which login: all of them are taken for linked by all who did.
UPDATE purser.login l
SET linked_by = o.operators
FROM (
  SELECT h.tenant_id, h.customer_id, array_agg(DISTINCT h.operator ORDER BY h.operator) AS operators
  FROM purser.hands_by_log h
  GROUP BY 1, 2
) o
WHERE o.tenant_id = l.tenant_id AND o.customer_id = l.customer_id;

-- Which key or login ordered what waits is not known: any of the service or the customer may have.
UPDATE purser.transfer t
SET approval_hands = ARRAY(
  SELECT t.approval_ordered_by WHERE t.approval_ordered_by LIKE 'operator:%'
  UNION
  SELECT unnest(k.told_to) FROM purser.api_key k
  WHERE k.tenant_id = t.tenant_id AND 'service:' || k.service = t.approval_ordered_by
  UNION
  SELECT unnest(l.linked_by) FROM purser.login l
  WHERE l.tenant_id = t.tenant_id AND l.customer_id = t.customer_id AND t.approval_ordered_by = 'user:' || t.customer_id
  ORDER BY 1)
WHERE t.state = 'awaiting_approval';

ALTER TABLE purser.api_key    FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.invitation FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.login      FORCE ROW LEVEL SECURITY;
ALTER TABLE purser.transfer   FORCE ROW LEVEL SECURITY;

DROP TABLE purser.told_by_log, purser.linked_by_log, purser.hands_by_log;

-- Issuers by whose tokens somebody new could be anybody in a tenant wait for a second operator, beside those in force. They
-- are rows of their own, so that whoever reads what is in force cannot take them for it.
ALTER TABLE purser.tenant_settings
  ADD COLUMN issuers_asked_by text,
  ADD COLUMN issuers_due_at   timestamptz,
  ADD CONSTRAINT tenant_settings_issuers_are_asked_for_by_somebody CHECK (
    num_nonnulls(issuers_asked_by, issuers_due_at) IN (0, 2));
GRANT UPDATE (issuers_asked_by, issuers_due_at) ON purser.tenant_settings TO purser_app;

CREATE TABLE purser.proposed_tenant_issuer (
  tenant_id       purser.typeid    NOT NULL,
  issuer          text COLLATE "C" NOT NULL,
  audience        text COLLATE "C" NOT NULL,
  keys_at         text             NOT NULL,
  kind            text             NOT NULL,
  customer_claim  text,
  roles_claim     text,
  tokens          text             NOT NULL,

  CONSTRAINT proposed_tenant_issuer_pkey PRIMARY KEY (tenant_id, issuer, audience),
  CONSTRAINT proposed_tenant_issuer_of_settings FOREIGN KEY (tenant_id) REFERENCES purser.tenant_settings (tenant_id),
  CONSTRAINT proposed_tenant_issuer_kind_is_known CHECK (kind IN ('end-user', 'operator')),
  CONSTRAINT proposed_tenant_issuer_claims_are_of_its_kind CHECK (
    (customer_claim IS NULL OR kind = 'end-user') AND (roles_claim IS NULL OR kind = 'operator')),
  CONSTRAINT proposed_tenant_issuer_tokens_are_known CHECK (tokens IN ('jwt', 'at+jwt'))
);

ALTER TABLE purser.proposed_tenant_issuer ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.proposed_tenant_issuer FORCE ROW LEVEL SECURITY;
CREATE POLICY proposed_tenant_issuer_of_tenant ON purser.proposed_tenant_issuer TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.proposed_tenant_issuer TO purser_app;
