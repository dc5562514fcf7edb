-- What programs read of a document, made together with its PDF (INV-221); null: the entity made no e-invoices then.
ALTER TABLE invoice_document ADD COLUMN xml bytea;
ALTER TABLE document ADD COLUMN xml bytea;
-- E-invoices are those of two countries (INV-220).
ALTER TABLE billing_entity ADD CONSTRAINT einvoicing_country CHECK (NOT einvoicing OR coalesce(country, '') IN ('FR', 'DE'));
