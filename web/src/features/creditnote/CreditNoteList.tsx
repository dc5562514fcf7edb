import { useQuery } from '@tanstack/react-query';
import { ExportButton } from '@/features/export/ExportButton';
import { FilterBar, type FilterDefinition, PageBody, PageHeader, useUrlFilters } from '@/ui';
import { CreditNoteTable } from './CreditNoteTable';
import { creditNotesQuery, REASONS } from './creditnote.queries';
import { t } from './texts';

const KEYS = ['reason', 'credit', 'refund', 'invoice', 'currency', 'from', 'to'];

export function CreditNoteList() {
  const filters = useUrlFilters(KEYS);
  const value = (key: string) => filters.values[key]?.[0];
  const narrowed = {
    reason: filters.values.reason,
    credit_status: filters.values.credit,
    refund_status: filters.values.refund,
    invoice_number: value('invoice'),
    currency: value('currency')?.toUpperCase(),
    issuing_date_from: value('from'),
    issuing_date_to: value('to'),
  };
  const notes = useQuery(creditNotesQuery({ search: filters.search, ...narrowed, page: filters.page }));
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ExportButton
            permission="credit_notes:export"
            types={['credit_notes', 'credit_note_items']}
            filters={{ search_term: filters.search, ...narrowed }}
            filtered={filters.isFiltered}
          />
        }
      />
      <FilterBar filters={filters} searchLabel={t('search')} definitions={definitions()} />
      <CreditNoteTable
        rows={notes}
        filters={filters}
        showCustomer
        empty={{ title: t('empty'), body: t('emptyBody') }}
      />
    </PageBody>
  );
}

function definitions(): FilterDefinition[] {
  return [
    {
      key: 'reason',
      label: t('filters.reason'),
      kind: 'choice',
      options: REASONS.map((value) => ({ value, label: t(`reasons.${value}`) })),
    },
    {
      key: 'credit',
      label: t('filters.credit'),
      kind: 'choice',
      options: (['available', 'consumed', 'voided'] as const).map((value) => ({
        value,
        label: t(`creditStatus.${value}`),
      })),
    },
    {
      key: 'refund',
      label: t('filters.refund'),
      kind: 'choice',
      options: (['pending', 'succeeded', 'failed'] as const).map((value) => ({
        value,
        label: t(`refundStatus.${value}`),
      })),
    },
    { key: 'invoice', label: t('filters.invoice'), kind: 'text' },
    { key: 'currency', label: t('filters.currency'), kind: 'text' },
    { key: 'from', label: t('filters.from'), kind: 'date' },
    { key: 'to', label: t('filters.to'), kind: 'date' },
  ];
}
