-- What somebody made of the fees of a draft (INV-150). It outlives refreshes, in which fees get new ids: it names what the fee bills instead.
CREATE TABLE adjusted_fee (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    invoice_id           uuid        NOT NULL REFERENCES invoice,
    subscription_id      uuid        NOT NULL REFERENCES subscription,
    fee_type             text        NOT NULL,
    charge_id            uuid REFERENCES charge,
    charge_filter_id     uuid REFERENCES charge_filter,
    fixed_charge_id      uuid REFERENCES fixed_charge,
    true_up              boolean     NOT NULL,
    grouped_by           jsonb       NOT NULL,
    fee_id               uuid,                                  -- the fee it was asked for, which may be gone; null: there was none
    units                numeric(40,15) CHECK (units >= 0),     -- null: only the name is another
    unit_precise_amount  numeric(40,15) CHECK (unit_precise_amount >= 0),
    invoice_display_name text,
    created_at           timestamptz NOT NULL,
    CHECK (units IS NOT NULL OR unit_precise_amount IS NULL)
);
-- One adjustment per fee (INV-152).
CREATE UNIQUE INDEX adjusted_fee_once ON adjusted_fee
    (invoice_id, subscription_id, fee_type, charge_id, charge_filter_id, fixed_charge_id, true_up, grouped_by) NULLS NOT DISTINCT;

-- Work on the outside world, by machine time: written with what makes it necessary, run after commit, outside of any transaction.
CREATE TABLE outbox (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kind            text        NOT NULL,
    subject_id      uuid        NOT NULL,
    run_at          timestamptz NOT NULL,                       -- moved ahead while a worker has it, and after a failure
    attempts        integer     NOT NULL DEFAULT 0
);
CREATE INDEX outbox_next ON outbox (run_at, id);

-- E-mails, asked for and sent (INV-231, INV-232).
CREATE TABLE email (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kind            text        NOT NULL,                       -- invoice.finalized, ...
    subject_id      uuid        NOT NULL,                       -- the document it is about
    recipients      text[]      NOT NULL,
    cc              text[]      NOT NULL DEFAULT '{}',
    bcc             text[]      NOT NULL DEFAULT '{}',
    resent          boolean     NOT NULL DEFAULT false,
    status          text        NOT NULL CHECK (status IN ('waiting', 'sent', 'withheld', 'failed')),
    reason          text,
    subject         text,
    created_at      timestamptz NOT NULL,
    sent_at         timestamptz
);
CREATE INDEX email_about ON email (subject_id, created_at);
CREATE INDEX email_of_organization ON email (organization_id, created_at DESC, id);

-- CSV files asked for (INV-240). The file lies in parts, so that none of it is ever in memory whole.
CREATE TABLE data_export (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    user_id         uuid REFERENCES app_user,
    resource_type   text        NOT NULL,
    filters         jsonb       NOT NULL,
    status          text        NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    access_token    text        NOT NULL UNIQUE,                -- in the file's URL; the URL alone opens it
    file_name       text,
    row_count       bigint,
    created_at      timestamptz NOT NULL,
    completed_at    timestamptz,
    expires_at      timestamptz
);
CREATE INDEX data_export_list ON data_export (organization_id, created_at DESC, id);
CREATE TABLE data_export_part (
    data_export_id  uuid    NOT NULL REFERENCES data_export ON DELETE CASCADE,
    no              integer NOT NULL,
    content         bytea   NOT NULL,
    PRIMARY KEY (data_export_id, no)
);

-- Documents of credit notes and receipts, made once. Those of invoices are in invoice_document.
CREATE TABLE document (
    subject_id      uuid PRIMARY KEY,                           -- the credit note or the receipt
    organization_id uuid        NOT NULL REFERENCES organization,
    access_token    text        NOT NULL UNIQUE,                -- in the file's URL; the URL alone opens it
    file_name       text        NOT NULL,
    pdf             bytea       NOT NULL,
    created_at      timestamptz NOT NULL
);
