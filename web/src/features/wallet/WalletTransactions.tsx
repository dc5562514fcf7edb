import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Column, DataTable, DateTime, formatDecimal, Missing, Price, Segments, Status } from '@/ui';
import { TransactionDrawer } from './TransactionDrawer';
import { t } from './texts';
import { PER_PAGE, type Transaction, transactionsQuery, type Wallet } from './wallet.queries';

const VIEWS = ['all', 'inbound', 'outbound'] as const;
type View = (typeof VIEWS)[number];

const tones = { pending: 'amber', settled: 'neutral', failed: 'red' } as const;

export function TransactionStatus({ status }: Pick<Transaction, 'status'>) {
  return <Status tone={tones[status]}>{t(`transactions.status.${status}`)}</Status>;
}

/** Credits with their sign: what goes out is below zero. */
export const signed = ({ transaction_type: type }: Transaction, amount: string) =>
  type === 'outbound' && Number(amount) !== 0 ? `-${amount}` : amount;

export function WalletTransactions({ wallet }: { wallet: Wallet }) {
  const [view, setView] = useState<View>('all');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Transaction>();
  const rows = useQuery(
    transactionsQuery(wallet.lago_id, { transaction_type: view === 'all' ? undefined : view, page }),
  );
  const show = (next: View) => {
    setView(next);
    setPage(1);
  };
  return (
    <section className="min-w-0 flex-1">
      <h2 className="mb-2 font-semibold text-base">{t('transactions.title')}</h2>
      <div className="mb-4">
        <Segments
          label={t('transactions.show')}
          options={VIEWS.map((value) => ({ value, label: t(`transactions.${value}`) }))}
          value={view}
          onChange={show}
        />
      </div>
      <DataTable
        label={t('transactions.title')}
        rows={rows}
        columns={useColumns(wallet.currency)}
        rowKey={(transaction) => transaction.lago_id}
        onOpen={setOpen}
        perPage={PER_PAGE}
        onPage={setPage}
        filtered={view !== 'all'}
        onClearFilters={() => show('all')}
        empty={{
          icon: ArrowLeftRight,
          title: t('transactions.empty'),
          body: t('transactions.emptyBody'),
        }}
      />
      {open && <TransactionDrawer transaction={open} wallet={wallet} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function useColumns(currency: string): Column<Transaction>[] {
  return useMemo(
    () => [
      {
        id: 'what',
        header: t('transactions.what'),
        className: 'max-w-56',
        cell: (row) => (
          <span className="block truncate">
            {row.name || t(`transactions.kinds.${row.transaction_status}`)}
          </span>
        ),
      },
      {
        id: 'status',
        header: t('transactions.state'),
        from: 'sm',
        cell: (row) => <TransactionStatus status={row.status} />,
      },
      {
        id: 'date',
        header: t('transactions.date'),
        from: 'md',
        cell: (row) => <DateTime at={row.created_at} show="day" />,
      },
      {
        id: 'left',
        header: t('transactions.left'),
        numeric: true,
        from: 'xl',
        cell: (row) =>
          row.remaining_credit_amount === null ? <Missing /> : formatDecimal(row.remaining_credit_amount, 5),
      },
      {
        id: 'credits',
        header: t('transactions.credits'),
        numeric: true,
        cell: (row) => formatDecimal(signed(row, row.credit_amount), 5),
      },
      {
        id: 'amount',
        header: t('transactions.amount'),
        numeric: true,
        from: 'sm',
        cell: (row) => <Price amount={signed(row, row.amount)} currency={currency} />,
      },
    ],
    [currency],
  );
}
