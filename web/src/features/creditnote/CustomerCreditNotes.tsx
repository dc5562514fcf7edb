import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCustomer } from '@/features/customer/context';
import { CreditNoteTable } from './CreditNoteTable';
import { creditNotesQuery } from './creditnote.queries';
import { t } from './texts';

export function CustomerCreditNotes() {
  const { external_id } = useCustomer();
  const [page, setPage] = useState(1);
  const notes = useQuery(creditNotesQuery({ external_customer_id: external_id, page }));
  return (
    <CreditNoteTable
      rows={notes}
      onPage={setPage}
      empty={{ title: t('ofCustomer'), body: t('ofCustomerBody') }}
    />
  );
}
