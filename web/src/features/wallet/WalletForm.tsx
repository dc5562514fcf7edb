import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrgPath } from '@/app/permissions/access';
import { type Customer, customerName, customerQuery } from '@/features/customer/customer.queries';
import {
  Button,
  DirtyGuard,
  FormError,
  FormPage,
  Loaded,
  type TarnForm,
  useCommand,
  useTarnForm,
} from '@/ui';
import { t } from './texts';
import { WalletRuleCard } from './WalletRuleCard';
import { WalletScope, WalletSettings, WalletStart } from './WalletSettings';
import { createWallet, updateWallet, type Wallet, walletQuery } from './wallet.queries';
import { newWallet, type WalletValues, walletSchema, walletValuesOf, walletWriteOf } from './walletForm';

export type WalletFormState = TarnForm<WalletValues, WalletValues>;

export function NewWallet() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string };
  const customer = useQuery(customerQuery(customerId));
  return <Loaded query={customer}>{(data) => <Form customer={data} />}</Loaded>;
}

export function EditWallet() {
  const { walletId = '' } = useParams({ strict: false }) as { walletId?: string };
  const wallet = useQuery(walletQuery(walletId));
  const externalId = wallet.data?.external_customer_id ?? '';
  const customer = useQuery({ ...customerQuery(externalId), enabled: externalId !== '' });
  const both = wallet.data && customer.data ? { wallet: wallet.data, customer: customer.data } : undefined;
  return (
    <Loaded query={{ data: both, error: wallet.error ?? customer.error, refetch: wallet.refetch }}>
      {(data) => <Form key={data.wallet.lago_id} {...data} />}
    </Loaded>
  );
}

interface FormProps {
  customer: Customer;
  /** The wallet to edit; absent when one is created. */
  wallet?: Wallet;
}

function Form({ customer, wallet }: FormProps) {
  const path = useOrgPath();
  const form = useWalletForm(customer, wallet);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={
          wallet
            ? t('form.editTitle', { name: wallet.name || t('unnamed') })
            : t('form.createTitle', { customer: customerName(customer) })
        }
        closeTo={
          wallet ? path('wallets', wallet.lago_id) : path('customers', customer.external_id, 'wallets')
        }
        actions={
          <Button variant="primary" type="submit" disabled={Boolean(wallet) && !isDirty} busy={isSubmitting}>
            {wallet ? t('form.save') : t('form.create')}
          </Button>
        }
      >
        <FormError form={form} />
        <WalletSettings form={form} existing={Boolean(wallet)} />
        {!wallet && <WalletStart form={form} />}
        <WalletScope form={form} />
        <WalletRuleCard form={form} />
      </FormPage>
    </form>
  );
}

function useWalletForm(customer: Customer, wallet: Wallet | undefined): WalletFormState {
  const path = useOrgPath();
  const navigate = useNavigate();
  const zone = customer.applicable_timezone;
  const changes = [['wallets'], ['invoices'], ['customers']];
  const create = useCommand({ run: createWallet, changes, done: t('form.created') });
  const update = useCommand({ run: updateWallet, changes, done: t('form.saved') });
  return useTarnForm({
    schema: walletSchema,
    defaultValues: wallet ? walletValuesOf(wallet, zone) : newWallet(customer.currency ?? 'EUR'),
    serverFields: {
      rate_amount: 'rate',
      paid_credits: 'paid',
      granted_credits: 'granted',
      expiration_at: 'expiresOn',
      paid_top_up_min_amount_cents: 'min',
      paid_top_up_max_amount_cents: 'max',
      target_ongoing_balance: 'target',
    },
    submit: async (values) => {
      const write = walletWriteOf(values, zone, wallet);
      const saved = await (wallet
        ? update.ask({ id: wallet.lago_id, wallet: write })
        : create.ask({ ...write, external_customer_id: customer.external_id }));
      await navigate({ to: path('wallets', saved.lago_id), ignoreBlocker: true });
    },
  });
}
