CREATE TABLE subscription (
    id                         uuid PRIMARY KEY,
    organization_id            uuid        NOT NULL REFERENCES organization,
    customer_id                uuid        NOT NULL REFERENCES customer,
    plan_id                    uuid        NOT NULL REFERENCES plan,
    billing_entity_id          uuid REFERENCES billing_entity,   -- who issues its invoices; null: the customer's
    previous_subscription_id   uuid REFERENCES subscription,
    follows_by                 text CHECK (follows_by IN ('upgrade', 'downgrade')),
    external_id                text        NOT NULL,
    name                       text,
    status                     text        NOT NULL CHECK (status IN ('pending', 'incomplete', 'active', 'terminated', 'canceled')),
    billing_time               text        NOT NULL CHECK (billing_time IN ('calendar', 'anniversary')),
    subscription_at            timestamptz NOT NULL,
    started_at                 timestamptz,
    activated_at               timestamptz,
    ending_at                  timestamptz,
    terminated_at              timestamptz,
    canceled_at                timestamptz,
    trial_ended_at             timestamptz,
    on_termination_credit_note text,
    on_termination_invoice     text        NOT NULL DEFAULT 'generate',
    consolidate_invoice        boolean     NOT NULL DEFAULT true,
    purchase_order_number      text,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL,
    CHECK ((previous_subscription_id IS NULL) = (follows_by IS NULL)),
    CHECK (status <> 'active' OR started_at IS NOT NULL),
    CHECK (status <> 'terminated' OR terminated_at IS NOT NULL)
);
CREATE UNIQUE INDEX subscription_active ON subscription (organization_id, external_id) WHERE status = 'active';
CREATE UNIQUE INDEX subscription_pending ON subscription (organization_id, customer_id, external_id) WHERE status = 'pending';
CREATE INDEX subscription_external_id ON subscription (organization_id, external_id);
CREATE INDEX subscription_of_customer ON subscription (customer_id, status);
-- One plan follows another once; what was canceled before it began does not count.
CREATE UNIQUE INDEX subscription_successor ON subscription (previous_subscription_id) WHERE status <> 'canceled';
CREATE INDEX subscription_of_plan ON subscription (plan_id, status);
CREATE INDEX subscription_list ON subscription (organization_id, created_at DESC, id);

-- Units of a fixed charge over time (PRC-122).
CREATE TABLE fixed_charge_units (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    subscription_id uuid        NOT NULL REFERENCES subscription,
    fixed_charge_id uuid        NOT NULL REFERENCES fixed_charge,
    units           numeric(40,15) NOT NULL CHECK (units >= 0),
    effective_at    timestamptz NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX fixed_charge_units_of_subscription ON fixed_charge_units (subscription_id, fixed_charge_id, effective_at);

CREATE TABLE invoice (
    id                           uuid PRIMARY KEY,
    organization_id              uuid        NOT NULL REFERENCES organization,
    customer_id                  uuid        NOT NULL REFERENCES customer,
    billing_entity_id            uuid        NOT NULL REFERENCES billing_entity,
    invoice_type                 text        NOT NULL,
    status                       text        NOT NULL,
    payment_status               text        NOT NULL DEFAULT 'pending' CHECK (payment_status IN ('pending', 'succeeded', 'failed')),
    payment_overdue              boolean     NOT NULL DEFAULT false,
    number                       text        NOT NULL,
    sequential_id                integer,
    entity_sequential_id         integer,
    currency                     text        NOT NULL,
    timezone                     text        NOT NULL,
    billed_at                    timestamptz NOT NULL,     -- the billing instant that everything is computed from
    issuing_on                   date        NOT NULL,
    expected_finalization_on     date        NOT NULL,
    payment_due_on               date        NOT NULL,
    net_payment_term             integer     NOT NULL,
    skip_charges                 boolean     NOT NULL DEFAULT false,
    fees_amount_cents            bigint      NOT NULL DEFAULT 0,
    progressive_billing_credit_amount_cents bigint NOT NULL DEFAULT 0,
    coupons_amount_cents         bigint      NOT NULL DEFAULT 0,
    sub_total_excluding_taxes_amount_cents bigint NOT NULL DEFAULT 0,
    taxes_amount_cents           bigint      NOT NULL DEFAULT 0,
    taxes_rate_percent           numeric(20,5) NOT NULL DEFAULT 0,
    sub_total_including_taxes_amount_cents bigint NOT NULL DEFAULT 0,
    credit_notes_amount_cents    bigint      NOT NULL DEFAULT 0,
    prepaid_credit_amount_cents  bigint      NOT NULL DEFAULT 0,
    total_amount_cents           bigint      NOT NULL DEFAULT 0 CHECK (total_amount_cents >= 0),
    total_paid_amount_cents      bigint      NOT NULL DEFAULT 0,
    purchase_order_number        text,
    self_billed                  boolean     NOT NULL DEFAULT false,
    ready_to_be_refreshed        boolean     NOT NULL DEFAULT false,
    payment_dispute_lost_at      timestamptz,
    finalized_at                 timestamptz,
    voided_at                    timestamptz,
    created_at                   timestamptz NOT NULL,
    updated_at                   timestamptz NOT NULL,
    CHECK (fees_amount_cents - progressive_billing_credit_amount_cents - coupons_amount_cents = sub_total_excluding_taxes_amount_cents),
    CHECK (sub_total_excluding_taxes_amount_cents + taxes_amount_cents = sub_total_including_taxes_amount_cents),
    CHECK (sub_total_including_taxes_amount_cents - credit_notes_amount_cents - prepaid_credit_amount_cents = total_amount_cents),
    CHECK ((status IN ('finalized', 'voided')) = (sequential_id IS NOT NULL))
);
CREATE UNIQUE INDEX invoice_sequential_id ON invoice (customer_id, billing_entity_id, sequential_id);
CREATE UNIQUE INDEX invoice_entity_sequential_id ON invoice (billing_entity_id, entity_sequential_id);
CREATE UNIQUE INDEX invoice_number ON invoice (organization_id, number) WHERE status IN ('finalized', 'voided');
CREATE INDEX invoice_list ON invoice (organization_id, issuing_on DESC, created_at DESC, id);
CREATE INDEX invoice_of_customer ON invoice (customer_id, issuing_on DESC, created_at DESC, id);

CREATE TABLE invoice_subscription (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    invoice_id         uuid        NOT NULL REFERENCES invoice,
    subscription_id    uuid        NOT NULL REFERENCES subscription,
    invoicing_reason   text        NOT NULL,
    recurring          boolean     NOT NULL,
    billed_at          timestamptz NOT NULL,
    from_at            timestamptz NOT NULL,
    to_at              timestamptz NOT NULL,
    charges_from_at    timestamptz,
    charges_to_at      timestamptz,
    fixed_charges_from_at timestamptz,
    fixed_charges_to_at   timestamptz,
    period_days        integer     NOT NULL,
    charges_days       integer,
    fixed_charges_days integer,
    timezone           text        NOT NULL,
    created_at         timestamptz NOT NULL
);
-- A period is billed once: the constraint, not a check before, decides (BIL-062, BIL-052).
CREATE UNIQUE INDEX invoice_subscription_once ON invoice_subscription
    (subscription_id, from_at, to_at, charges_from_at, charges_to_at, fixed_charges_from_at, fixed_charges_to_at) NULLS NOT DISTINCT WHERE recurring;
CREATE UNIQUE INDEX invoice_subscription_start ON invoice_subscription (subscription_id) WHERE invoicing_reason = 'subscription_starting';
CREATE UNIQUE INDEX invoice_subscription_end ON invoice_subscription (subscription_id) WHERE invoicing_reason = 'subscription_terminating';
CREATE INDEX invoice_subscription_of_invoice ON invoice_subscription (invoice_id);
CREATE INDEX invoice_subscription_of_subscription ON invoice_subscription (subscription_id, billed_at);

CREATE TABLE fee (
    id                       uuid PRIMARY KEY,
    organization_id          uuid        NOT NULL REFERENCES organization,
    invoice_id               uuid REFERENCES invoice,
    customer_id              uuid        NOT NULL REFERENCES customer,
    billing_entity_id        uuid        NOT NULL REFERENCES billing_entity,
    subscription_id          uuid REFERENCES subscription,
    fee_type                 text        NOT NULL,
    charge_id                uuid REFERENCES charge,
    charge_filter_id         uuid REFERENCES charge_filter,
    fixed_charge_id          uuid REFERENCES fixed_charge,
    add_on_id                uuid REFERENCES add_on,
    true_up_parent_fee_id    uuid REFERENCES fee,
    grouped_by               jsonb       NOT NULL DEFAULT '{}',
    item_code                text        NOT NULL,         -- snapshots: a document names what it billed for ever
    item_name                text        NOT NULL,
    item_description         text,
    invoice_display_name     text,
    filter_display_name      text,
    units                    numeric(40,15) NOT NULL,
    total_aggregated_units   numeric(40,15),
    events_count             bigint,
    amount_cents             bigint      NOT NULL CHECK (amount_cents >= 0),
    amount_currency          text        NOT NULL,
    precise_amount_cents     numeric(40,15) NOT NULL,
    unit_amount_cents        bigint      NOT NULL,
    precise_unit_amount      numeric(40,15) NOT NULL,
    precise_coupons_amount_cents numeric(40,5) NOT NULL DEFAULT 0,
    taxes_amount_cents       bigint      NOT NULL DEFAULT 0,
    taxes_precise_amount_cents numeric(40,15) NOT NULL DEFAULT 0,
    taxes_rate_percent       numeric(20,5) NOT NULL DEFAULT 0,
    pay_in_advance           boolean     NOT NULL DEFAULT false,
    event_transaction_id     text,
    payment_status           text        NOT NULL DEFAULT 'pending',
    amount_details           jsonb       NOT NULL DEFAULT '{}',
    explanation              jsonb       NOT NULL,
    plan_version             integer,
    from_at                  timestamptz,
    to_at                    timestamptz,
    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    succeeded_at             timestamptz,
    failed_at                timestamptz,
    refunded_at              timestamptz
);
-- One fee per thing an invoice bills.
CREATE UNIQUE INDEX fee_once ON fee
    (invoice_id, subscription_id, fee_type, charge_id, charge_filter_id, fixed_charge_id, grouped_by, true_up_parent_fee_id)
    NULLS NOT DISTINCT WHERE invoice_id IS NOT NULL AND fee_type <> 'add_on';
CREATE INDEX fee_of_subscription ON fee (subscription_id, fee_type, created_at);
CREATE INDEX fee_list ON fee (organization_id, created_at DESC, id);
CREATE INDEX fee_true_up ON fee (true_up_parent_fee_id) WHERE true_up_parent_fee_id IS NOT NULL;
CREATE INDEX fee_of_invoice ON fee (invoice_id, id);
CREATE INDEX fee_of_customer ON fee (customer_id, created_at DESC, id);

CREATE TABLE fee_tax (
    id              uuid   NOT NULL,
    fee_id          uuid   NOT NULL REFERENCES fee ON DELETE CASCADE,
    tax_id          uuid   NOT NULL REFERENCES tax,
    organization_id uuid   NOT NULL REFERENCES organization,
    code            text   NOT NULL,
    name            text   NOT NULL,
    description     text,
    rate_percent    numeric(30,10) NOT NULL,
    amount_cents    bigint NOT NULL,
    PRIMARY KEY (fee_id, tax_id)
);

CREATE TABLE invoice_tax (
    id                uuid   NOT NULL,
    invoice_id        uuid   NOT NULL REFERENCES invoice ON DELETE CASCADE,
    tax_id            uuid   NOT NULL REFERENCES tax,
    organization_id   uuid   NOT NULL REFERENCES organization,
    code              text   NOT NULL,
    name              text   NOT NULL,
    description       text,
    rate_percent      numeric(30,10) NOT NULL,
    fees_amount_cents bigint NOT NULL,
    amount_cents      bigint NOT NULL,
    PRIMARY KEY (invoice_id, tax_id)
);

CREATE TABLE invoice_metadata (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    invoice_id      uuid        NOT NULL REFERENCES invoice ON DELETE CASCADE,
    key             text        NOT NULL,
    value           text        NOT NULL,
    created_at      timestamptz NOT NULL,
    UNIQUE (invoice_id, key)
);

-- Rendered documents: generated once, never again (INV-210).
CREATE TABLE invoice_document (
    invoice_id      uuid PRIMARY KEY REFERENCES invoice,
    organization_id uuid        NOT NULL REFERENCES organization,
    access_token    text        NOT NULL UNIQUE,           -- in the file's URL; the URL alone opens it
    pdf             bytea       NOT NULL,
    created_at      timestamptz NOT NULL
);
