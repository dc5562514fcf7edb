CREATE TABLE coupon (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    code               text        NOT NULL,
    name               text        NOT NULL,
    description        text,
    status             text        NOT NULL CHECK (status IN ('active', 'terminated')),
    coupon_type        text        NOT NULL CHECK (coupon_type IN ('fixed_amount', 'percentage')),
    amount_cents       bigint CHECK (amount_cents > 0),
    amount_currency    text,
    rate_percent       numeric(30,10) CHECK (rate_percent > 0),
    frequency          text        NOT NULL CHECK (frequency IN ('once', 'recurring', 'forever')),
    frequency_duration integer CHECK (frequency_duration > 0),
    reusable           boolean     NOT NULL DEFAULT true,
    expiration_at      timestamptz,                          -- null: never
    terminated_at      timestamptz,
    deleted_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    CHECK ((coupon_type = 'fixed_amount') = (amount_cents IS NOT NULL)),
    CHECK ((coupon_type = 'fixed_amount') = (amount_currency IS NOT NULL)),
    CHECK ((coupon_type = 'percentage') = (rate_percent IS NOT NULL)),
    CHECK ((frequency = 'recurring') = (frequency_duration IS NOT NULL))
);
CREATE UNIQUE INDEX coupon_code ON coupon (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX coupon_list ON coupon (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

-- What a coupon is limited to: plans or metrics, never both.
CREATE TABLE coupon_plan (
    coupon_id uuid NOT NULL REFERENCES coupon,
    plan_id   uuid NOT NULL REFERENCES plan,
    PRIMARY KEY (coupon_id, plan_id)
);
CREATE TABLE coupon_metric (
    coupon_id          uuid NOT NULL REFERENCES coupon,
    billable_metric_id uuid NOT NULL REFERENCES billable_metric,
    PRIMARY KEY (coupon_id, billable_metric_id)
);

-- A coupon in a customer's hands, with the terms it was given out on.
CREATE TABLE applied_coupon (
    id                           uuid PRIMARY KEY,
    organization_id              uuid        NOT NULL REFERENCES organization,
    coupon_id                    uuid        NOT NULL REFERENCES coupon,
    customer_id                  uuid        NOT NULL REFERENCES customer,
    status                       text        NOT NULL CHECK (status IN ('active', 'terminated')),
    amount_cents                 bigint CHECK (amount_cents > 0),
    amount_currency              text,
    rate_percent                 numeric(30,10) CHECK (rate_percent > 0),
    frequency                    text        NOT NULL CHECK (frequency IN ('once', 'recurring', 'forever')),
    frequency_duration           integer CHECK (frequency_duration > 0),
    frequency_duration_remaining integer CHECK (frequency_duration_remaining >= 0),
    terminated_at                timestamptz,
    created_at                   timestamptz NOT NULL,
    updated_at                   timestamptz NOT NULL,
    CHECK ((amount_cents IS NULL) = (amount_currency IS NULL)),
    CHECK ((amount_cents IS NULL) <> (rate_percent IS NULL)),
    CHECK ((frequency = 'recurring') = (frequency_duration IS NOT NULL)),
    CHECK ((frequency = 'recurring') = (frequency_duration_remaining IS NOT NULL)),
    CHECK ((status = 'terminated') = (terminated_at IS NOT NULL))
);
CREATE INDEX applied_coupon_of_customer ON applied_coupon (customer_id, status);
CREATE INDEX applied_coupon_of_coupon ON applied_coupon (coupon_id, customer_id);
CREATE INDEX applied_coupon_list ON applied_coupon (organization_id, created_at DESC, id);

-- What coupons took off an invoice, named as they were then.
CREATE TABLE invoice_credit (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    invoice_id        uuid        NOT NULL REFERENCES invoice,
    credit_type       text        NOT NULL CHECK (credit_type IN ('coupon')),
    applied_coupon_id uuid REFERENCES applied_coupon,
    item_id           uuid        NOT NULL,
    item_code         text        NOT NULL,
    item_name         text        NOT NULL,
    amount_cents      bigint      NOT NULL CHECK (amount_cents >= 0),
    created_at        timestamptz NOT NULL,
    CHECK ((credit_type = 'coupon') = (applied_coupon_id IS NOT NULL))
);
-- An applied coupon is used once per invoice (INV-092).
CREATE UNIQUE INDEX invoice_credit_once ON invoice_credit (invoice_id, applied_coupon_id);
CREATE INDEX invoice_credit_of_applied_coupon ON invoice_credit (applied_coupon_id);
