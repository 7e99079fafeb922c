-- What customers may spend by card, in minor units of the account's currency. What is in force is as the provider told it at
-- as_of; a change is wanted, then scheduled, then in force.
CREATE TABLE purser.spending_limit (
  tenant_id              purser.typeid NOT NULL,
  customer_id            purser.typeid NOT NULL,
  currency               text          NOT NULL,
  daily_limit            bigint,
  daily_used             bigint,
  daily_remaining        bigint,
  monthly_limit          bigint,
  monthly_used           bigint,
  monthly_remaining      bigint,
  transaction_limit      bigint,
  transaction_used       bigint,
  transaction_remaining  bigint,
  as_of                  timestamptz   NOT NULL,
  wanted_daily           bigint,
  wanted_operation_id    purser.typeid,
  scheduled_daily        bigint,
  scheduled_from         timestamptz,
  asked_at               timestamptz   NOT NULL DEFAULT now(),
  version                bigint        NOT NULL,

  CONSTRAINT spending_limit_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT spending_limit_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT spending_limit_wanted_by_operation
    FOREIGN KEY (tenant_id, wanted_operation_id) REFERENCES purser.operation (tenant_id, id),

  CONSTRAINT spending_limit_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT spending_limit_use_only_of_a_limit CHECK (
    (daily_limit IS NOT NULL OR (daily_used IS NULL AND daily_remaining IS NULL))
    AND (monthly_limit IS NOT NULL OR (monthly_used IS NULL AND monthly_remaining IS NULL))
    AND (transaction_limit IS NOT NULL OR (transaction_used IS NULL AND transaction_remaining IS NULL))),
  CONSTRAINT spending_limit_wanted_has_an_operation CHECK ((wanted_daily IS NULL) = (wanted_operation_id IS NULL)),
  CONSTRAINT spending_limit_scheduled_has_a_time CHECK ((scheduled_daily IS NULL) = (scheduled_from IS NULL)),
  CONSTRAINT spending_limit_changes_are_positive CHECK (wanted_daily > 0 AND scheduled_daily > 0),
  CONSTRAINT spending_limit_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX spending_limit_scheduled ON purser.spending_limit (asked_at) WHERE scheduled_from IS NOT NULL;

ALTER TABLE purser.spending_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.spending_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY spending_limit_of_tenant ON purser.spending_limit TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY spending_limit_across ON purser.spending_limit TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON purser.spending_limit TO purser_app;

-- Names limits whose scheduled change should be in force, the later the more seldom. Each is named to one asker and then not
-- again until it is due anew.
CREATE FUNCTION purser.claim_due_spending_limits(
    age interval, maximum integer, OUT tenant_id purser.typeid, OUT customer_id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH due AS (
    SELECT s.tenant_id, s.customer_id, s.asked_at
    FROM purser.spending_limit s
    WHERE s.scheduled_from <= now()
      AND (s.asked_at < s.scheduled_from
        OR s.asked_at <= now() - greatest(age, least((now() - s.scheduled_from) / 10, interval '1 day')))
    ORDER BY s.asked_at, s.customer_id
    LIMIT maximum
    FOR UPDATE SKIP LOCKED
  ), named AS (
    UPDATE purser.spending_limit s
    SET asked_at = now()
    FROM due d
    WHERE s.tenant_id = d.tenant_id AND s.customer_id = d.customer_id
    RETURNING s.tenant_id, s.customer_id
  )
  SELECT d.tenant_id, d.customer_id
  FROM due d
  JOIN named n ON n.tenant_id = d.tenant_id AND n.customer_id = d.customer_id
  ORDER BY d.asked_at, d.customer_id;
END;

REVOKE EXECUTE ON FUNCTION purser.claim_due_spending_limits(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.claim_due_spending_limits(interval, integer) TO purser_app;

-- How many cards customers may have, as the provider confirmed it last.
CREATE TABLE purser.card_count_limit (
  tenant_id            purser.typeid NOT NULL,
  customer_id          purser.typeid NOT NULL,
  most_virtual         integer,
  most_physical        integer,
  most_total           integer,
  ceiling_virtual      integer,
  ceiling_physical     integer,
  ceiling_total        integer,
  wanted_virtual       integer,
  wanted_physical      integer,
  wanted_total         integer,
  wanted_operation_id  purser.typeid,
  version              bigint        NOT NULL,

  CONSTRAINT card_count_limit_pkey PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT card_count_limit_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT card_count_limit_wanted_by_operation
    FOREIGN KEY (tenant_id, wanted_operation_id) REFERENCES purser.operation (tenant_id, id),

  CONSTRAINT card_count_limit_wanted_has_an_operation CHECK (
    (wanted_operation_id IS NULL) = (num_nonnulls(wanted_virtual, wanted_physical, wanted_total) = 0)),
  CONSTRAINT card_count_limit_wants_no_more_than_five CHECK (
    wanted_virtual BETWEEN 0 AND 5 AND wanted_physical BETWEEN 0 AND 5 AND wanted_total BETWEEN 0 AND 5),
  CONSTRAINT card_count_limit_versions_count_from_one CHECK (version >= 1)
);

ALTER TABLE purser.card_count_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.card_count_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY card_count_limit_of_tenant ON purser.card_count_limit TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, UPDATE ON purser.card_count_limit TO purser_app;
