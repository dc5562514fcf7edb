import { useQuery } from '@tanstack/react-query';
import { Plus, Wallet as WalletMark } from 'lucide-react';
import { useMemo } from 'react';
import { Can, useOrgPath } from '@/app/permissions/access';
import { useCustomer } from '@/features/customer/context';
import { ButtonLink, type Column, DataTable, Money, Price } from '@/ui';
import { creditsText } from './credits';
import { t } from './texts';
import { WalletStatus } from './WalletStatus';
import { type Wallet, walletsQuery } from './wallet.queries';

/** The customer's prepaid credits (WEB-160). */
export function CustomerWallets() {
  const { external_id } = useCustomer();
  const path = useOrgPath();
  const rows = useQuery(walletsQuery(external_id));
  const create = (
    <Can do="wallets:create">
      <ButtonLink variant="primary" icon={Plus} to={path('customers', external_id, 'new-wallet')}>
        {t('actions.new')}
      </ButtonLink>
    </Can>
  );
  const some = Boolean(rows.data && rows.data.rows.length > 0);
  return (
    <>
      {some && <div className="mb-3 flex justify-end">{create}</div>}
      <DataTable
        label={t('title')}
        rows={rows}
        columns={useColumns()}
        rowKey={(wallet) => wallet.lago_id}
        rowLink={(wallet) => path('wallets', wallet.lago_id)}
        perPage={100}
        empty={{ icon: WalletMark, title: t('empty'), body: t('emptyBody'), action: create }}
      />
    </>
  );
}

function useColumns(): Column<Wallet>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        className: 'max-w-56',
        cell: (wallet) => <span className="block truncate">{wallet.name || t('unnamed')}</span>,
      },
      {
        id: 'status',
        header: t('columns.status'),
        from: 'sm',
        cell: (wallet) => <WalletStatus status={wallet.status} />,
      },
      {
        id: 'rate',
        header: t('columns.rate'),
        numeric: true,
        from: 'lg',
        cell: (wallet) => <Price amount={wallet.rate_amount} currency={wallet.currency} />,
      },
      {
        id: 'priority',
        header: t('columns.priority'),
        numeric: true,
        from: 'lg',
        cell: (wallet) => wallet.priority,
      },
      {
        id: 'ongoing',
        header: t('columns.ongoing'),
        numeric: true,
        from: 'md',
        cell: (wallet) => <Money amountCents={wallet.ongoing_balance_cents} currency={wallet.currency} />,
      },
      {
        id: 'balance',
        header: t('columns.balance'),
        numeric: true,
        cell: (wallet) => (
          <span className="block">
            <Money amountCents={wallet.balance_cents} currency={wallet.currency} />
            <span className="block text-mist text-xs">{creditsText(wallet.credits_balance)}</span>
          </span>
        ),
      },
    ],
    [],
  );
}
