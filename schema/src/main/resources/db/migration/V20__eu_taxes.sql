-- Taxes that are not known yet, and who asks for them.
ALTER TABLE invoice ADD COLUMN tax_status text CHECK (tax_status IN ('pending', 'succeeded', 'failed'));   -- null: local taxes, known at once
CREATE INDEX invoice_awaiting_taxes ON invoice (organization_id, customer_id) WHERE status IN ('pending', 'failed');

-- Codes that a request named for a fee of its own: no other tax of any level takes their place.
ALTER TABLE fee ADD COLUMN named_tax_codes text[] NOT NULL DEFAULT '{}';

-- What is known of a customer's VAT number, and whether VIES is still to be asked about it.
CREATE TABLE vat_check (
    customer_id     uuid PRIMARY KEY REFERENCES customer,
    organization_id uuid        NOT NULL REFERENCES organization,
    number          text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('pending', 'valid', 'invalid')),
    valid_format    boolean     NOT NULL,
    tax_codes       text[],                      -- what the request named beside; null: nothing
    attempts        integer     NOT NULL DEFAULT 0,
    error           text,                        -- why the last attempt came to nothing
    next_at         timestamptz,                 -- business time of the next attempt; null: at once, or never again
    run_at          timestamptz,                 -- machine time since when it is ready to be asked; null: it is not
    leased_until    timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CHECK (run_at IS NULL OR state = 'pending')
);
CREATE INDEX vat_check_ready ON vat_check (run_at) WHERE run_at IS NOT NULL;
CREATE INDEX vat_check_of_organization ON vat_check (organization_id, state);

-- Money that a provider is to give back for a credit note; its id is the key under which the provider is asked, written before it is.
CREATE TABLE provider_refund (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    credit_note_id     uuid        NOT NULL UNIQUE REFERENCES credit_note DEFERRABLE INITIALLY DEFERRED,
    payment_id         uuid        NOT NULL REFERENCES payment,
    integration_id     uuid        NOT NULL,
    provider_payment_id text       NOT NULL,
    provider_refund_id text,                                -- null: the provider has not answered yet
    amount_cents       bigint      NOT NULL CHECK (amount_cents > 0),
    currency           text        NOT NULL,
    status             text        NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    failure            text,                                -- what the provider said when it refused
    asked_at           timestamptz NOT NULL,                -- machine time
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL
);
CREATE INDEX provider_refund_of_payment ON provider_refund (payment_id);
CREATE UNIQUE INDEX provider_refund_at_provider ON provider_refund (integration_id, provider_refund_id) WHERE provider_refund_id IS NOT NULL;
