import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink } from '@tanstack/react-router';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { CopyId, DateTime, Drawer, formatDecimal, KeyValue, Money, Price, Skeleton } from '@/ui';
import { creditsText } from './credits';
import { t } from './texts';
import { signed, TransactionStatus } from './WalletTransactions';
import { linksQuery, type Transaction, type Wallet } from './wallet.queries';

interface TransactionDrawerProps {
  transaction: Transaction;
  wallet: Wallet;
  onClose: () => void;
}

export function TransactionDrawer({ transaction, wallet, onClose }: TransactionDrawerProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const invoiceId = transaction.lago_invoice_id ?? transaction.lago_voided_invoice_id;
  const facts = [
    {
      label: t('transactions.credits'),
      value: formatDecimal(signed(transaction, transaction.credit_amount), 5),
    },
    {
      label: t('transactions.amount'),
      value: <Price amount={signed(transaction, transaction.amount)} currency={wallet.currency} />,
    },
    { label: t('transactions.state'), value: <TransactionStatus status={transaction.status} /> },
    { label: t('transactions.source'), value: t(`transactions.sources.${transaction.source}`) },
    transaction.name && { label: t('transactions.name'), value: transaction.name },
    transaction.remaining_credit_amount !== null && {
      label: t('transactions.left'),
      value: creditsText(transaction.remaining_credit_amount),
    },
    invoiceId &&
      can('invoices:view') && {
        label: t('transactions.invoice'),
        value: (
          <RouteLink to={path('invoices', invoiceId)} className="text-teal-ink">
            {t('transactions.open')}
          </RouteLink>
        ),
      },
    { label: t('transactions.date'), value: <DateTime at={transaction.created_at} /> },
    transaction.settled_at && {
      label: t('transactions.settled'),
      value: <DateTime at={transaction.settled_at} />,
    },
    ...transaction.metadata.map(({ key, value }) => ({ label: key, value })),
    { label: t('transactions.id'), value: <CopyId value={transaction.lago_id} /> },
  ];
  return (
    <Drawer open onClose={onClose} title={t(`transactions.kinds.${transaction.transaction_status}`)}>
      <div className="flex flex-col gap-6">
        <KeyValue items={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
        {transaction.status === 'settled' && <Links transaction={transaction} wallet={wallet} />}
      </div>
    </Drawer>
  );
}

/** Which transactions its credits came from, or went to (CRD-235). */
function Links({ transaction, wallet }: Pick<TransactionDrawerProps, 'transaction' | 'wallet'>) {
  const links = useQuery(linksQuery(transaction));
  const title =
    transaction.transaction_type === 'inbound' ? t('transactions.consumptions') : t('transactions.fundings');
  if (links.isPending) return <Skeleton className="h-16" />;
  if (!links.data) return null;
  return (
    <section>
      <h3 className="mb-2 font-medium text-ink text-sm">{title}</h3>
      {links.data.length === 0 ? (
        <p className="text-mist text-sm">{t('transactions.noLinks')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {links.data.map(({ lago_id, amount_cents, credit_amount, wallet_transaction: other }) => (
            <li key={lago_id} className="flex items-baseline justify-between gap-4 px-3 py-2 text-sm">
              <span className="min-w-0">
                {other.name || t(`transactions.kinds.${other.transaction_status}`)}{' '}
                <span className="text-mist text-xs">
                  <DateTime at={other.created_at} show="day" />
                </span>
              </span>
              <span className="shrink-0 text-right">
                <Money amountCents={amount_cents} currency={wallet.currency} />
                <span className="block text-mist text-xs">{creditsText(credit_amount)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
