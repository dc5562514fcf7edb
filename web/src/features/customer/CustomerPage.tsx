import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { FilePlus, Pencil, Repeat, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import {
  Badge,
  ButtonLink,
  CopyId,
  Loaded,
  MoreMenu,
  PageBody,
  PageHeader,
  TabLinks,
  ZoneProvider,
} from '@/ui';
import { CustomerProvider } from './context';
import { type Customer, customerName, customerQuery } from './customer.queries';
import { DeleteCustomer } from './DeleteCustomer';
import { t } from './texts';
import { ViesBanner } from './ViesBanner';

/** Everything about one customer; dates are in its zone. */
export function CustomerPage() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string };
  const customer = useQuery(customerQuery(customerId));
  return (
    <Loaded query={customer}>
      {(data) => (
        <CustomerProvider value={data}>
          <ZoneProvider value={data.applicable_timezone}>
            <PageBody>
              <Header customer={data} />
              <ViesBanner customer={data} />
              <Outlet />
            </PageBody>
          </ZoneProvider>
        </CustomerProvider>
      )}
    </Loaded>
  );
}

function Header({ customer }: { customer: Customer }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const own = (...segments: string[]) => path('customers', customer.external_id, ...segments);
  const tabs = [
    { to: own(), label: t('tabs.overview'), exact: true },
    { to: own('usage'), label: t('tabs.usage') },
    can('invoices:view') && { to: own('invoices'), label: t('tabs.invoices') },
    can('payments:view') && { to: own('payments'), label: t('tabs.payments') },
    { to: own('wallets'), label: t('tabs.wallets') },
    can('credit_notes:view') && { to: own('credit-notes'), label: t('tabs.creditNotes') },
    can('coupons:view') && { to: own('coupons'), label: t('tabs.coupons') },
    { to: own('timeline'), label: t('tabs.timeline') },
    { to: own('information'), label: t('tabs.information') },
    can('customer_settings:view') && { to: own('settings'), label: t('tabs.settings') },
  ];
  return (
    <PageHeader
      crumbs={[{ label: t('title'), to: path('customers') }]}
      title={customerName(customer)}
      beside={
        <span className="flex items-center gap-2">
          {customer.account_type === 'partner' && <Badge>{t('partner')}</Badge>}
          <span className="px-1">
            <CopyId value={customer.external_id} label={t('columns.externalId')} />
          </span>
        </span>
      }
      actions={<Actions customer={customer} />}
      tabs={<TabLinks label={t('tabs.label')} tabs={tabs.filter((tab) => tab !== false)} />}
    />
  );
}

function Actions({ customer }: { customer: Customer }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const own = (segment: string) => path('customers', customer.external_id, segment);
  return (
    <>
      <Can do="subscriptions:create">
        <ButtonLink icon={Repeat} to={own('subscribe')}>
          {t('actions.subscribe')}
        </ButtonLink>
      </Can>
      <Can do="customers:update">
        <ButtonLink icon={Pencil} to={own('edit')}>
          {t('actions.edit')}
        </ButtonLink>
      </Can>
      <MoreMenu
        items={[
          can('invoices:create') && {
            label: t('actions.invoice'),
            icon: FilePlus,
            to: own('invoice'),
          },
          can('customers:delete') && {
            label: t('actions.delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            onSelect: () => setDeleting(true),
          },
        ]}
      />
      {deleting && (
        <DeleteCustomer
          customer={customer}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: path('customers') })}
        />
      )}
    </>
  );
}
