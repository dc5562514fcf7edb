import { useQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { useMemo } from 'react';
import { ownAddress } from '@/features/invoice/invoice.queries';
import {
  Button,
  type Column,
  DataTable,
  DateTime,
  Money,
  PageBody,
  PageHeader,
  saveFile,
  useUrlFilters,
} from '@/ui';
import { PaymentTabs } from './PaymentTabs';
import { type PaymentReceipt, PER_PAGE, receiptListQuery } from './payment.queries';
import { t } from './texts';

/** What customers were given for their payments (WEB-211). */
export function ReceiptList() {
  const filters = useUrlFilters([]);
  const receipts = useQuery(receiptListQuery(filters.page));
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('receipts.description')} tabs={<PaymentTabs />} />
      <DataTable
        label={t('receipts.title')}
        rows={receipts}
        columns={useColumns()}
        rowKey={(receipt) => receipt.lago_id}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        empty={{ icon: ReceiptText, title: t('receipts.empty'), body: t('receipts.emptyBody') }}
      />
    </PageBody>
  );
}

function useColumns(): Column<PaymentReceipt>[] {
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('receipts.number'),
        cell: ({ number }) => <span className="whitespace-nowrap font-medium">{number}</span>,
      },
      {
        id: 'customer',
        header: t('columns.customer'),
        from: 'md',
        className: 'max-w-56',
        cell: ({ payment }) => <span className="block truncate">{payment.external_customer_id}</span>,
      },
      {
        id: 'method',
        header: t('columns.method'),
        from: 'lg',
        cell: ({ payment }) => payment.payment_provider_type ?? t(`types.${payment.type}`),
      },
      {
        id: 'issued',
        header: t('receipts.issued'),
        from: 'sm',
        cell: ({ created_at }) => <DateTime at={created_at} show="day" />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        numeric: true,
        cell: ({ payment }) => (
          <Money amountCents={payment.amount_cents} currency={payment.amount_currency} />
        ),
      },
      {
        id: 'document',
        header: <span className="sr-only">{t('receipts.document')}</span>,
        className: 'w-px',
        cell: (receipt) => <ReceiptFile receipt={receipt} />,
      },
    ],
    [],
  );
}

/** The document, where there is one. */
function ReceiptFile({ receipt: { file_url: url, number } }: { receipt: PaymentReceipt }) {
  if (!url) return null;
  return (
    <Button size="sm" onClick={() => saveFile(ownAddress(url), `${number}.pdf`)}>
      {t('receipts.pdf')}
      <span className="sr-only">{number}</span>
    </Button>
  );
}
