-- Connections to services of others. Secrets are stored encrypted, never in the clear.
CREATE TABLE integration (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    integration_type     text        NOT NULL CHECK (integration_type IN ('stripe')),
    code                 text        NOT NULL,
    name                 text        NOT NULL,
    success_redirect_url text,
    supports_3ds         boolean     NOT NULL DEFAULT false,
    secret_key           bytea       NOT NULL,                -- encrypted
    secret_key_hint      text        NOT NULL,                -- its last characters, for people to tell keys apart
    webhook_secret       bytea,                               -- encrypted; null: the provider's calls are refused
    webhook_endpoint_id  text,                                -- as the provider knows it
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    deleted_at           timestamptz
);
CREATE UNIQUE INDEX integration_code ON integration (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX integration_list ON integration (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

-- A customer as a payment provider knows it: at most one provider each.
CREATE TABLE provider_customer (
    customer_id          uuid PRIMARY KEY REFERENCES customer,
    organization_id      uuid        NOT NULL REFERENCES organization,
    integration_id       uuid        NOT NULL REFERENCES integration,
    provider_customer_id text,                                -- null: not made there yet
    sync_with_provider   boolean     NOT NULL DEFAULT false,
    payment_methods      text[]      NOT NULL DEFAULT '{}',
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL
);
CREATE INDEX provider_customer_of_integration ON provider_customer (integration_id, provider_customer_id);

CREATE TABLE payment_method (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    customer_id        uuid        NOT NULL REFERENCES customer,
    integration_id     uuid        NOT NULL REFERENCES integration,
    provider_method_id text        NOT NULL,
    is_default         boolean     NOT NULL,
    details            jsonb       NOT NULL DEFAULT '{}',     -- type, brand, last4
    created_at         timestamptz NOT NULL,
    deleted_at         timestamptz
);
CREATE UNIQUE INDEX payment_method_at_provider ON payment_method (customer_id, integration_id, provider_method_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX payment_method_default ON payment_method (customer_id) WHERE is_default AND deleted_at IS NULL;

-- Campaigns that ask for what is overdue.
CREATE TABLE dunning_campaign (
    id                    uuid PRIMARY KEY,
    organization_id       uuid        NOT NULL REFERENCES organization,
    code                  text        NOT NULL,
    name                  text        NOT NULL,
    description           text,
    max_attempts          integer     NOT NULL CHECK (max_attempts > 0),
    days_between_attempts integer     NOT NULL CHECK (days_between_attempts > 0),
    bcc_emails            text[]      NOT NULL DEFAULT '{}',
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    deleted_at            timestamptz
);
CREATE UNIQUE INDEX dunning_campaign_code ON dunning_campaign (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX dunning_campaign_list ON dunning_campaign (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

CREATE TABLE dunning_threshold (
    dunning_campaign_id uuid   NOT NULL REFERENCES dunning_campaign,
    currency            text   NOT NULL,
    amount_cents        bigint NOT NULL CHECK (amount_cents >= 0),
    PRIMARY KEY (dunning_campaign_id, currency)
);

ALTER TABLE billing_entity
    ADD COLUMN applied_dunning_campaign_id uuid REFERENCES dunning_campaign;
CREATE INDEX billing_entity_dunning ON billing_entity (applied_dunning_campaign_id) WHERE applied_dunning_campaign_id IS NOT NULL;
ALTER TABLE customer
    ADD COLUMN applied_dunning_campaign_id   uuid REFERENCES dunning_campaign,
    ADD COLUMN exclude_from_dunning_campaign boolean NOT NULL DEFAULT false,
    ADD COLUMN last_dunning_attempt_at       timestamptz,     -- common to all currencies (CRD-311)
    ADD COLUMN dunning_finished_at           timestamptz;     -- told once, until the counters are reset (CRD-312)
CREATE INDEX customer_dunning ON customer (applied_dunning_campaign_id) WHERE applied_dunning_campaign_id IS NOT NULL;

-- How often a customer was asked for what is overdue in a currency.
CREATE TABLE dunning_counter (
    customer_id     uuid    NOT NULL REFERENCES customer,
    currency        text    NOT NULL,
    organization_id uuid    NOT NULL REFERENCES organization,
    attempts        integer NOT NULL CHECK (attempts > 0),
    PRIMARY KEY (customer_id, currency)
);

-- Overdue invoices that a customer is asked to pay in one go.
CREATE TABLE payment_request (
    id                           uuid PRIMARY KEY,
    organization_id              uuid        NOT NULL REFERENCES organization,
    customer_id                  uuid        NOT NULL REFERENCES customer,
    billing_entity_id            uuid        NOT NULL REFERENCES billing_entity,
    dunning_campaign_id          uuid REFERENCES dunning_campaign,
    email                        text,
    amount_cents                 bigint      NOT NULL CHECK (amount_cents >= 0),
    currency                     text        NOT NULL,
    payment_status               text        NOT NULL CHECK (payment_status IN ('pending', 'succeeded', 'failed')),
    payment_attempts             integer     NOT NULL DEFAULT 0,
    created_at                   timestamptz NOT NULL,
    updated_at                   timestamptz NOT NULL
);
CREATE INDEX payment_request_list ON payment_request (organization_id, created_at DESC, id);
CREATE INDEX payment_request_of_customer ON payment_request (customer_id, created_at DESC, id);

CREATE TABLE payment_request_invoice (
    payment_request_id uuid NOT NULL REFERENCES payment_request,
    invoice_id         uuid NOT NULL REFERENCES invoice,
    PRIMARY KEY (payment_request_id, invoice_id)
);
CREATE INDEX payment_request_of_invoice ON payment_request_invoice (invoice_id);

ALTER TABLE invoice
    ADD COLUMN payment_attempts             integer NOT NULL DEFAULT 0,
    ADD COLUMN ready_for_payment_processing boolean NOT NULL DEFAULT true;    -- INV-057c
-- What a customer owes late, for payment requests and dunning.
CREATE INDEX invoice_overdue ON invoice (customer_id) WHERE payment_overdue;

-- Money received, or asked of a provider. Its id is the key under which the provider is asked: written before the call, so that whoever
-- asks again after a crash asks for the same payment (CRD-277).
CREATE TABLE payment (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    customer_id          uuid        NOT NULL REFERENCES customer,
    invoice_id           uuid REFERENCES invoice,
    payment_request_id   uuid REFERENCES payment_request,
    payment_type         text        NOT NULL CHECK (payment_type IN ('manual', 'provider')),
    amount_cents         bigint      NOT NULL CHECK (amount_cents > 0),
    currency             text        NOT NULL,
    payment_status       text        NOT NULL CHECK (payment_status IN ('pending', 'processing', 'succeeded', 'failed')),
    status               text        NOT NULL,                -- in the provider's words
    reference            text,
    paid_at              timestamptz,
    integration_id       uuid REFERENCES integration,
    provider_customer_id text,
    provider_method_id   text,
    payment_method_id    uuid REFERENCES payment_method,
    provider_payment_id  text,                                -- null: the provider has not answered yet
    next_action          jsonb       NOT NULL DEFAULT '{}',
    failure              text,                                -- what the provider said when it refused
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    CHECK ((invoice_id IS NULL) <> (payment_request_id IS NULL)),
    CHECK (payment_type <> 'provider' OR integration_id IS NOT NULL)
);
CREATE INDEX payment_list ON payment (organization_id, created_at DESC, id);
CREATE INDEX payment_of_customer ON payment (customer_id, created_at DESC, id);
CREATE INDEX payment_of_invoice ON payment (invoice_id);
CREATE INDEX payment_of_request ON payment (payment_request_id);
-- One at a time is under way (CRD-277).
CREATE UNIQUE INDEX payment_of_invoice_under_way ON payment (invoice_id)
    WHERE payment_type = 'provider' AND payment_status IN ('pending', 'processing');
CREATE UNIQUE INDEX payment_of_request_under_way ON payment (payment_request_id)
    WHERE payment_type = 'provider' AND payment_status IN ('pending', 'processing');
CREATE UNIQUE INDEX payment_at_provider ON payment (integration_id, provider_payment_id) WHERE provider_payment_id IS NOT NULL;

CREATE TABLE payment_receipt (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    customer_id     uuid        NOT NULL REFERENCES customer,
    payment_id      uuid        NOT NULL UNIQUE REFERENCES payment,
    sequential_id   integer     NOT NULL,
    number          text        NOT NULL,
    created_at      timestamptz NOT NULL,
    UNIQUE (customer_id, sequential_id)
);
CREATE INDEX payment_receipt_list ON payment_receipt (organization_id, created_at DESC, id);

-- Pages of a provider on which an invoice can be paid. The same one is shown for a day (CRD-280).
CREATE TABLE hosted_payment_page (
    id                  uuid PRIMARY KEY,
    organization_id     uuid        NOT NULL REFERENCES organization,
    invoice_id          uuid        NOT NULL REFERENCES invoice,
    integration_id      uuid        NOT NULL REFERENCES integration,
    provider_session_id text        NOT NULL,
    amount_cents        bigint      NOT NULL,
    url                 text        NOT NULL,
    made_at             timestamptz NOT NULL,
    closed_at           timestamptz
);
CREATE INDEX hosted_payment_page_of_invoice ON hosted_payment_page (invoice_id, made_at);

-- What a provider told, kept before it is acted on: each event once, whatever how often it comes (CRD-323).
CREATE TABLE provider_event (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    integration_id    uuid        NOT NULL REFERENCES integration,
    provider_event_id text        NOT NULL,
    event_type        text        NOT NULL,
    payload           jsonb       NOT NULL,
    received_at       timestamptz NOT NULL,
    processed_at      timestamptz,
    UNIQUE (integration_id, provider_event_id)
);

-- Calls to providers that are to be made once the transaction that wants them is committed. By machine time: no sandbox clock moves them.
CREATE TABLE provider_call (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kind            text        NOT NULL,
    subject_id      uuid        NOT NULL,
    run_at          timestamptz NOT NULL,
    leased_until    timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    reason          text,                                     -- why the last attempt came to nothing
    created_at      timestamptz NOT NULL,
    UNIQUE (kind, subject_id)
);
CREATE INDEX provider_call_next ON provider_call (run_at);
CREATE INDEX provider_call_of_organization ON provider_call (organization_id);

-- How an invoice is to be paid, where somebody said so (INV-134, CRD-276).
CREATE TABLE invoice_payment_choice (
    invoice_id        uuid PRIMARY KEY REFERENCES invoice,
    organization_id   uuid    NOT NULL REFERENCES organization,
    automatic         boolean NOT NULL,                      -- false: no provider is asked
    payment_method_id uuid REFERENCES payment_method          -- null: the customer's default
);
