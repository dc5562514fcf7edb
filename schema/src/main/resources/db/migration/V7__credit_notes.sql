CREATE TABLE credit_note (
    id                           uuid PRIMARY KEY,
    organization_id              uuid        NOT NULL REFERENCES organization,
    customer_id                  uuid        NOT NULL REFERENCES customer,
    invoice_id                   uuid        NOT NULL REFERENCES invoice,
    status                       text        NOT NULL CHECK (status IN ('draft', 'finalized', 'deleted')),
    sequential_id                integer,                              -- counts the notes of the invoice
    number                       text,
    reason                       text        NOT NULL,
    description                  text,
    credit_status                text        NOT NULL CHECK (credit_status IN ('available', 'consumed', 'voided')),
    refund_status                text CHECK (refund_status IN ('pending', 'succeeded', 'failed')),
    currency                     text        NOT NULL,
    issuing_on                   date        NOT NULL,
    credit_amount_cents          bigint      NOT NULL CHECK (credit_amount_cents >= 0),
    refund_amount_cents          bigint      NOT NULL CHECK (refund_amount_cents >= 0),
    offset_amount_cents          bigint      NOT NULL CHECK (offset_amount_cents >= 0),
    total_amount_cents           bigint      NOT NULL,
    balance_amount_cents         bigint      NOT NULL,                 -- what is left of the credit
    coupons_adjustment_amount_cents         bigint        NOT NULL,
    precise_coupons_adjustment_amount_cents numeric(40,5) NOT NULL,
    sub_total_excluding_taxes_amount_cents  bigint        NOT NULL,
    taxes_amount_cents           bigint      NOT NULL,
    precise_taxes_amount_cents   numeric(40,5) NOT NULL,
    taxes_rate_percent           numeric(20,5) NOT NULL,
    metadata                     jsonb,
    refunded_at                  timestamptz,
    voided_at                    timestamptz,
    created_at                   timestamptz NOT NULL,
    updated_at                   timestamptz NOT NULL,
    CHECK (credit_amount_cents + refund_amount_cents + offset_amount_cents = total_amount_cents),
    CHECK (balance_amount_cents BETWEEN 0 AND credit_amount_cents),
    CHECK ((status = 'finalized') = (sequential_id IS NOT NULL)),
    CHECK ((status = 'finalized') = (number IS NOT NULL)),
    CHECK ((credit_status = 'voided') = (voided_at IS NOT NULL))
);
CREATE UNIQUE INDEX credit_note_sequential_id ON credit_note (invoice_id, sequential_id);
CREATE INDEX credit_note_list ON credit_note (organization_id, created_at DESC, id) WHERE status = 'finalized';
CREATE INDEX credit_note_of_customer ON credit_note (customer_id, created_at, id);
-- What invoices of a customer may consume.
CREATE INDEX credit_note_available ON credit_note (customer_id, currency, created_at, id)
    WHERE status = 'finalized' AND credit_status = 'available' AND balance_amount_cents > 0;

CREATE TABLE credit_note_item (
    id                   uuid PRIMARY KEY,
    organization_id      uuid   NOT NULL REFERENCES organization,
    credit_note_id       uuid   NOT NULL REFERENCES credit_note,
    -- A draft that is computed again replaces its fees, and then points its notes at the new ones (INV-074).
    fee_id               uuid   NOT NULL REFERENCES fee DEFERRABLE INITIALLY DEFERRED,
    amount_cents         bigint NOT NULL CHECK (amount_cents >= 0),
    precise_amount_cents numeric(40,5) NOT NULL CHECK (precise_amount_cents >= 0),
    created_at           timestamptz NOT NULL
);
CREATE INDEX credit_note_item_of_note ON credit_note_item (credit_note_id, id);
CREATE INDEX credit_note_item_of_fee ON credit_note_item (fee_id);

CREATE TABLE credit_note_tax (
    id                uuid   NOT NULL,
    credit_note_id    uuid   NOT NULL REFERENCES credit_note,
    tax_id            uuid   NOT NULL REFERENCES tax,
    organization_id   uuid   NOT NULL REFERENCES organization,
    code              text   NOT NULL,
    name              text   NOT NULL,
    description       text,
    rate_percent      numeric(30,10) NOT NULL,
    base_amount_cents bigint NOT NULL,
    amount_cents      bigint NOT NULL,
    PRIMARY KEY (credit_note_id, tax_id)
);

-- What notes took off an invoice.
ALTER TABLE invoice_credit ADD COLUMN credit_note_id uuid REFERENCES credit_note;
ALTER TABLE invoice_credit DROP CONSTRAINT invoice_credit_credit_type_check;
ALTER TABLE invoice_credit DROP CONSTRAINT invoice_credit_check;
ALTER TABLE invoice_credit ADD CONSTRAINT invoice_credit_source CHECK (
    credit_type = 'coupon' AND applied_coupon_id IS NOT NULL AND credit_note_id IS NULL
    OR credit_type = 'credit_note' AND credit_note_id IS NOT NULL AND applied_coupon_id IS NULL);
CREATE UNIQUE INDEX invoice_credit_of_note_once ON invoice_credit (invoice_id, credit_note_id) WHERE credit_note_id IS NOT NULL;
CREATE INDEX invoice_credit_of_note ON invoice_credit (credit_note_id) WHERE credit_note_id IS NOT NULL;

-- A voided invoice is billed again by another one; a deleted draft does not count as billed (INV-166, INV-173).
ALTER TABLE invoice ADD COLUMN voided_invoice_id uuid REFERENCES invoice;
CREATE UNIQUE INDEX invoice_regenerated_once ON invoice (voided_invoice_id) WHERE voided_invoice_id IS NOT NULL;
ALTER TABLE invoice_subscription ADD COLUMN superseded boolean NOT NULL DEFAULT false;
DROP INDEX invoice_subscription_once;
CREATE UNIQUE INDEX invoice_subscription_once ON invoice_subscription
    (subscription_id, from_at, to_at, charges_from_at, charges_to_at, fixed_charges_from_at, fixed_charges_to_at)
    NULLS NOT DISTINCT WHERE recurring AND NOT superseded;
DROP INDEX invoice_subscription_start;
CREATE UNIQUE INDEX invoice_subscription_start ON invoice_subscription (subscription_id)
    WHERE invoicing_reason = 'subscription_starting' AND NOT superseded;
DROP INDEX invoice_subscription_end;
CREATE UNIQUE INDEX invoice_subscription_end ON invoice_subscription (subscription_id)
    WHERE invoicing_reason = 'subscription_terminating' AND NOT superseded;
ALTER TABLE fee ADD COLUMN superseded boolean NOT NULL DEFAULT false;
DROP INDEX fee_of_event_once;
CREATE UNIQUE INDEX fee_of_event_once ON fee (subscription_id, charge_id, event_transaction_id)
    WHERE pay_in_advance AND event_transaction_id IS NOT NULL AND NOT superseded;
