import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { customerName, customerQuery } from '@/features/customer/customer.queries';
import { WalletAlertsCard } from '@/features/walletalert/WalletAlertsCard';
import { formatMoney, Loaded, Money, PageBody, PageHeader, Stat, useZone, ZoneProvider } from '@/ui';
import { creditsText } from './credits';
import { t } from './texts';
import { WalletActions } from './WalletActions';
import { WalletFacts, WalletRuleFacts } from './WalletFacts';
import { WalletStatus } from './WalletStatus';
import { WalletTransactions } from './WalletTransactions';
import { type Wallet, walletQuery } from './wallet.queries';

export function WalletPage() {
  const { walletId = '' } = useParams({ strict: false }) as { walletId?: string };
  return <Loaded query={useQuery(walletQuery(walletId))}>{(wallet) => <InZone wallet={wallet} />}</Loaded>;
}

/** Dates are in the customer's zone. */
function InZone({ wallet }: { wallet: Wallet }) {
  const surrounding = useZone();
  const customer = useQuery(customerQuery(wallet.external_customer_id));
  return (
    <ZoneProvider value={customer.data?.applicable_timezone ?? surrounding}>
      <Content
        wallet={wallet}
        customerName={customer.data ? customerName(customer.data) : wallet.external_customer_id}
      />
    </ZoneProvider>
  );
}

function Content({ wallet, customerName: name }: { wallet: Wallet; customerName: string }) {
  const path = useOrgPath();
  return (
    <PageBody>
      <PageHeader
        crumbs={[
          { label: name, to: path('customers', wallet.external_customer_id) },
          { label: t('title'), to: path('customers', wallet.external_customer_id, 'wallets') },
        ]}
        title={wallet.name || t('unnamed')}
        beside={<WalletStatus status={wallet.status} />}
        actions={wallet.status === 'active' && <WalletActions wallet={wallet} />}
      />
      <Figures wallet={wallet} />
      <div className="mt-6 flex flex-col gap-6 lg:flex-row lg:items-start">
        <WalletTransactions wallet={wallet} />
        <aside className="flex w-full shrink-0 flex-col gap-5 lg:w-80">
          <WalletFacts wallet={wallet} customerName={name} />
          <WalletRuleFacts wallet={wallet} />
          <WalletAlertsCard wallet={wallet} />
        </aside>
      </div>
    </PageBody>
  );
}

function Figures({ wallet }: { wallet: Wallet }) {
  const { currency } = wallet;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Stat
        label={t('page.balance')}
        value={<Money amountCents={wallet.balance_cents} currency={currency} />}
        detail={creditsText(wallet.credits_balance)}
      />
      <Stat
        label={t('page.ongoing')}
        value={<Money amountCents={wallet.ongoing_balance_cents} currency={currency} />}
        detail={t('page.ongoingDetail', {
          amount: formatMoney(wallet.ongoing_usage_balance_cents, currency),
        })}
      />
      <Stat label={t('page.consumed')} value={creditsText(wallet.consumed_credits)} />
    </div>
  );
}
