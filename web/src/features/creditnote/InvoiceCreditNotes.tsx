import { useQuery } from '@tanstack/react-query';
import { CreditNoteTable } from './CreditNoteTable';
import { creditNotesQuery } from './creditnote.queries';
import { t } from './texts';

/** What was given back on an invoice; absent while nothing was. */
export function InvoiceCreditNotes({ invoiceNumber }: { invoiceNumber: string }) {
  const notes = useQuery(creditNotesQuery({ invoice_number: invoiceNumber, per_page: 100 }));
  if (!notes.data || notes.data.rows.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base">{t('title')}</h2>
      <CreditNoteTable rows={notes} empty={{ title: t('empty') }} />
    </section>
  );
}
