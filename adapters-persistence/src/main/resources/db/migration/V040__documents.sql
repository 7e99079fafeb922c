-- What customers hand in: a file each, without its content. Its name and size are sealed; the index tells the same content
-- from another without saying which it is. Nothing is kept of one that is removed.
CREATE TABLE purser.document (
  tenant_id      purser.typeid NOT NULL,
  id             purser.typeid NOT NULL,
  customer_id    purser.typeid NOT NULL,
  shareholder_id purser.typeid,
  kind           text          NOT NULL,
  file_type      text          NOT NULL,
  details        bytea         NOT NULL,
  content_index  bytea         NOT NULL,
  created_at     timestamptz   NOT NULL,

  CONSTRAINT document_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT document_of_customer
    FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT document_of_shareholder
    FOREIGN KEY (tenant_id, shareholder_id) REFERENCES purser.shareholder (tenant_id, id),
  CONSTRAINT document_kept_once UNIQUE (tenant_id, customer_id, content_index),
  CONSTRAINT document_kind_is_known CHECK (kind IN (
    'register_extract', 'articles', 'shareholder_list', 'proof_of_address', 'identity', 'other')),
  CONSTRAINT document_file_type_is_known CHECK (file_type IN ('pdf', 'jpeg', 'png', 'webp', 'heif'))
);

CREATE INDEX document_newest_first ON purser.document (tenant_id, customer_id, created_at DESC, id DESC);
CREATE INDEX document_about_shareholder ON purser.document (tenant_id, shareholder_id) WHERE shareholder_id IS NOT NULL;

-- The content, in pieces of 256 KiB, each sealed under the customer's key together with its number.
CREATE TABLE purser.document_piece (
  tenant_id    purser.typeid NOT NULL,
  document_id  purser.typeid NOT NULL,
  number       integer       NOT NULL,
  content      bytea         NOT NULL,

  CONSTRAINT document_piece_pkey PRIMARY KEY (tenant_id, document_id, number),
  CONSTRAINT document_piece_of_document
    FOREIGN KEY (tenant_id, document_id) REFERENCES purser.document (tenant_id, id),
  CONSTRAINT document_piece_at_most_forty CHECK (number BETWEEN 0 AND 39),
  CONSTRAINT document_piece_no_larger_than_it_may_be CHECK (octet_length(content) <= 262144 + 29)
);

-- What is sealed does not get smaller.
ALTER TABLE purser.document_piece ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE purser.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.document FORCE ROW LEVEL SECURITY;
CREATE POLICY document_of_tenant ON purser.document TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.document TO purser_app;

ALTER TABLE purser.document_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.document_piece FORCE ROW LEVEL SECURITY;
CREATE POLICY document_piece_of_tenant ON purser.document_piece TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
GRANT SELECT, INSERT, DELETE ON purser.document_piece TO purser_app;
