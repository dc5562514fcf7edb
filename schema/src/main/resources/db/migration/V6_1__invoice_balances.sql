-- What lowers an invoice after its taxes, and what lowers only what is still to be paid of it.
ALTER TABLE invoice
    ADD COLUMN prepaid_granted_credit_amount_cents   bigint,
    ADD COLUMN prepaid_purchased_credit_amount_cents bigint,
    ADD COLUMN total_offset_amount_cents             bigint NOT NULL DEFAULT 0,
    ADD CHECK (total_paid_amount_cents >= 0 AND total_offset_amount_cents >= 0),
    ADD CHECK (total_paid_amount_cents + total_offset_amount_cents <= total_amount_cents);

-- Its share of the credit notes that paid its invoice: what wallets need not pay (CRD-151).
ALTER TABLE fee
    ADD COLUMN precise_credit_notes_amount_cents numeric(40,5) NOT NULL DEFAULT 0;
