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
