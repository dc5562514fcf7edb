CREATE TABLE billing_entity (
    id                      uuid PRIMARY KEY,
    organization_id         uuid        NOT NULL REFERENCES organization,
    code                    text        NOT NULL,
    name                    text        NOT NULL,
    is_default              boolean     NOT NULL DEFAULT false,
    legal_name              text,
    legal_number            text,
    tax_identification_number text,
    email                   text,
    phone                   text,
    address_line1           text,
    address_line2           text,
    city                    text,
    zipcode                 text,
    state                   text,
    country                 text,
    default_currency        text        NOT NULL DEFAULT 'USD',
    timezone                text        NOT NULL DEFAULT 'UTC',
    document_locale         text        NOT NULL DEFAULT 'en',
    document_numbering      text        NOT NULL DEFAULT 'per_customer' CHECK (document_numbering IN ('per_customer', 'per_billing_entity')),
    document_number_prefix  text        NOT NULL,
    net_payment_term        integer     NOT NULL DEFAULT 0 CHECK (net_payment_term >= 0),
    invoice_grace_period    integer     NOT NULL DEFAULT 0 CHECK (invoice_grace_period >= 0),
    invoice_footer          text,
    finalize_zero_amount_invoice boolean NOT NULL DEFAULT true,
    issuing_date_anchor     text        NOT NULL DEFAULT 'next_period_start' CHECK (issuing_date_anchor IN ('current_period_end', 'next_period_start')),
    issuing_date_adjustment text        NOT NULL DEFAULT 'align_with_finalization_date' CHECK (issuing_date_adjustment IN ('keep_anchor', 'align_with_finalization_date')),
    email_settings          text[]      NOT NULL DEFAULT '{}',
    einvoicing              boolean     NOT NULL DEFAULT false,
    eu_tax_management       boolean     NOT NULL DEFAULT false,
    logo                    bytea,
    logo_content_type       text,
    last_invoice_sequence   integer     NOT NULL DEFAULT 0,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    archived_at             timestamptz
);
CREATE UNIQUE INDEX billing_entity_code ON billing_entity (organization_id, code) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX billing_entity_default ON billing_entity (organization_id) WHERE is_default;

CREATE TABLE tax (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    code            text        NOT NULL,
    name            text        NOT NULL,
    description     text,
    rate_percent    numeric(30,10) NOT NULL CHECK (rate_percent >= 0),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz
);
CREATE UNIQUE INDEX tax_code ON tax (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX tax_list ON tax (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

-- What a tax applies to. target: billing_entity, customer, plan, charge, fixed_charge, add_on, commitment.
CREATE TABLE applied_tax (
    organization_id uuid        NOT NULL REFERENCES organization,
    target          text        NOT NULL,
    target_id       uuid        NOT NULL,
    tax_id          uuid        NOT NULL REFERENCES tax,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (target_id, tax_id)
);
CREATE INDEX applied_tax_of_tax ON applied_tax (tax_id);

CREATE TABLE billable_metric (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    code               text        NOT NULL,
    name               text        NOT NULL,
    description        text,
    aggregation_type   text        NOT NULL,
    field_name         text,
    recurring          boolean     NOT NULL DEFAULT false,
    weighted_interval  text,
    rounding_function  text,
    rounding_precision integer,
    expression         text,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    deleted_at         timestamptz
);
CREATE UNIQUE INDEX billable_metric_code ON billable_metric (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX billable_metric_list ON billable_metric (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

CREATE TABLE billable_metric_filter (
    billable_metric_id uuid   NOT NULL REFERENCES billable_metric,
    organization_id    uuid   NOT NULL REFERENCES organization,
    key                text   NOT NULL,
    values             text[] NOT NULL CHECK (cardinality(values) > 0),
    PRIMARY KEY (billable_metric_id, key)
);

CREATE TABLE add_on (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    code                 text        NOT NULL,
    name                 text        NOT NULL,
    invoice_display_name text,
    description          text,
    amount_cents         bigint      NOT NULL CHECK (amount_cents >= 0),
    amount_currency      text        NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    deleted_at           timestamptz
);
CREATE UNIQUE INDEX add_on_code ON add_on (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX add_on_list ON add_on (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

CREATE TABLE plan (
    id                         uuid PRIMARY KEY,
    organization_id            uuid        NOT NULL REFERENCES organization,
    parent_id                  uuid REFERENCES plan,
    code                       text        NOT NULL,
    name                       text        NOT NULL,
    invoice_display_name       text,
    description                text,
    interval                   text        NOT NULL CHECK (interval IN ('weekly', 'monthly', 'quarterly', 'semiannual', 'yearly')),
    amount_cents               bigint      NOT NULL CHECK (amount_cents >= 0),
    amount_currency            text        NOT NULL,
    pay_in_advance             boolean     NOT NULL,
    trial_period_days          numeric(12,6),
    bill_charges_monthly       boolean,
    bill_fixed_charges_monthly boolean,
    metadata                   jsonb,
    pending_deletion           boolean     NOT NULL DEFAULT false,
    version                    integer     NOT NULL DEFAULT 1,
    created_at                 timestamptz NOT NULL,
    updated_at                 timestamptz NOT NULL,
    deleted_at                 timestamptz
);
CREATE UNIQUE INDEX plan_code ON plan (organization_id, code) WHERE deleted_at IS NULL AND parent_id IS NULL;
CREATE INDEX plan_list ON plan (organization_id, created_at DESC, id) WHERE deleted_at IS NULL AND parent_id IS NULL;

-- What a plan was before an edit: history, differences and explanations name a version.
CREATE TABLE plan_version (
    plan_id         uuid        NOT NULL REFERENCES plan,
    organization_id uuid        NOT NULL REFERENCES organization,
    version         integer     NOT NULL,
    snapshot        jsonb       NOT NULL,
    changed_by      text,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (plan_id, version)
);

CREATE TABLE charge (
    id                    uuid PRIMARY KEY,
    organization_id       uuid        NOT NULL REFERENCES organization,
    plan_id               uuid        NOT NULL REFERENCES plan,
    billable_metric_id    uuid        NOT NULL REFERENCES billable_metric,
    code                  text        NOT NULL,
    invoice_display_name  text,
    charge_model          text        NOT NULL,
    pay_in_advance        boolean     NOT NULL DEFAULT false,
    prorated              boolean     NOT NULL DEFAULT false,
    invoiceable           boolean     NOT NULL DEFAULT true,
    regroup_paid_fees     text,
    min_amount_cents      bigint      NOT NULL DEFAULT 0 CHECK (min_amount_cents >= 0),
    accepts_target_wallet boolean     NOT NULL DEFAULT false,
    properties            jsonb       NOT NULL,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    deleted_at            timestamptz
);
CREATE UNIQUE INDEX charge_code ON charge (plan_id, code) WHERE deleted_at IS NULL;
CREATE INDEX charge_of_metric ON charge (billable_metric_id) WHERE deleted_at IS NULL;

CREATE TABLE charge_filter (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    charge_id            uuid        NOT NULL REFERENCES charge,
    ordinal              integer     NOT NULL,
    invoice_display_name text,
    values               jsonb       NOT NULL,             -- key -> [values]
    properties           jsonb       NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    deleted_at           timestamptz
);
CREATE INDEX charge_filter_of_charge ON charge_filter (charge_id, ordinal) WHERE deleted_at IS NULL;

CREATE TABLE fixed_charge (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    plan_id              uuid        NOT NULL REFERENCES plan,
    add_on_id            uuid        NOT NULL REFERENCES add_on,
    code                 text        NOT NULL,
    invoice_display_name text,
    charge_model         text        NOT NULL,
    units                numeric(40,15) NOT NULL CHECK (units >= 0),
    pay_in_advance       boolean     NOT NULL DEFAULT false,
    prorated             boolean     NOT NULL DEFAULT false,
    properties           jsonb       NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    deleted_at           timestamptz
);
CREATE UNIQUE INDEX fixed_charge_code ON fixed_charge (plan_id, code) WHERE deleted_at IS NULL;
CREATE INDEX fixed_charge_of_add_on ON fixed_charge (add_on_id) WHERE deleted_at IS NULL;

CREATE TABLE customer (
    id                        uuid PRIMARY KEY,
    organization_id           uuid        NOT NULL REFERENCES organization,
    billing_entity_id         uuid        NOT NULL REFERENCES billing_entity,
    external_id               text        NOT NULL,
    sequential_id             integer     NOT NULL,
    slug                      text        NOT NULL,
    account_type              text        NOT NULL DEFAULT 'customer' CHECK (account_type IN ('customer', 'partner')),
    customer_type             text CHECK (customer_type IN ('company', 'individual')),
    name                      text,
    firstname                 text,
    lastname                  text,
    email                     text,
    legal_name                text,
    legal_number              text,
    tax_identification_number text,
    phone                     text,
    url                       text,
    logo_url                  text,
    address_line1             text,
    address_line2             text,
    city                      text,
    zipcode                   text,
    state                     text,
    country                   text,
    shipping_address_line1    text,
    shipping_address_line2    text,
    shipping_city             text,
    shipping_zipcode          text,
    shipping_state            text,
    shipping_country          text,
    currency                  text,
    timezone                  text,
    document_locale           text,
    net_payment_term          integer CHECK (net_payment_term >= 0),
    invoice_grace_period      integer CHECK (invoice_grace_period >= 0),
    issuing_date_anchor       text,
    issuing_date_adjustment   text,
    finalize_zero_amount_invoice text NOT NULL DEFAULT 'inherit' CHECK (finalize_zero_amount_invoice IN ('inherit', 'skip', 'finalize')),
    skip_invoice_custom_sections boolean NOT NULL DEFAULT false,
    created_at                timestamptz NOT NULL,
    updated_at                timestamptz NOT NULL,
    deleted_at                timestamptz,
    UNIQUE (organization_id, sequential_id)
);
CREATE UNIQUE INDEX customer_external_id ON customer (organization_id, external_id) WHERE deleted_at IS NULL;
CREATE INDEX customer_list ON customer (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_of_entity ON customer (billing_entity_id);

CREATE TABLE customer_metadata (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    customer_id        uuid        NOT NULL REFERENCES customer,
    key                text        NOT NULL,
    value              text        NOT NULL,
    display_in_invoice boolean     NOT NULL DEFAULT false,
    created_at         timestamptz NOT NULL,
    UNIQUE (customer_id, key)
);

-- Last invoice number per customer and billing entity; the row is the lock that keeps numbers gapless (INV-117).
CREATE TABLE invoice_sequence (
    customer_id       uuid    NOT NULL REFERENCES customer,
    billing_entity_id uuid    NOT NULL REFERENCES billing_entity,
    last              integer NOT NULL,
    PRIMARY KEY (customer_id, billing_entity_id)
);
