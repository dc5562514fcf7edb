import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Pencil, Plus, Repeat, Trash2, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import {
  ButtonLink,
  type Column,
  DataTable,
  DateTime,
  FilterBar,
  type FilterDefinition,
  Missing,
  PageBody,
  PageHeader,
  useUrlFilters,
} from '@/ui';
import { CUSTOMERS_PER_PAGE, type Customer, customerName, customersQuery } from './customer.queries';
import { DeleteCustomer } from './DeleteCustomer';
import { t } from './texts';

const KEYS = ['currency', 'country', 'type', 'external_id'];
const upper = (values: string[] | undefined) => values?.map((value) => value.toUpperCase());

export function CustomerList() {
  const path = useOrgPath();
  const filters = useUrlFilters(KEYS);
  const [deleting, setDeleting] = useState<Customer>();
  const customers = useQuery(
    customersQuery({
      search: filters.search,
      currencies: upper(filters.values.currency),
      countries: upper(filters.values.country),
      customer_type: filters.values.type?.length === 1 ? filters.values.type[0] : undefined,
      external_id: filters.values.external_id?.[0],
      page: filters.page,
    }),
  );
  const create = (
    <Can do="customers:create">
      <ButtonLink variant="primary" icon={Plus} to={path('customers', 'new')}>
        {t('new')}
      </ButtonLink>
    </Can>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} actions={create} />
      <FilterBar filters={filters} searchLabel={t('search')} definitions={useDefinitions()} />
      <DataTable
        label={t('title')}
        rows={customers}
        columns={useColumns()}
        rowKey={(customer) => customer.lago_id}
        rowLink={(customer) => path('customers', customer.external_id)}
        rowMenu={useRowMenu(setDeleting)}
        perPage={CUSTOMERS_PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: Users,
          title: t('empty'),
          body: (
            <Can do="customers:create" otherwise={t('emptyView')}>
              {t('emptyBody')}
            </Can>
          ),
          action: create,
        }}
      />
      {deleting && <DeleteCustomer customer={deleting} onClose={() => setDeleting(undefined)} />}
    </PageBody>
  );
}

function useDefinitions(): FilterDefinition[] {
  return [
    {
      key: 'type',
      label: t('filters.type'),
      kind: 'choice',
      options: (['company', 'individual'] as const).map((value) => ({ value, label: t(`types.${value}`) })),
    },
    { key: 'currency', label: t('filters.currency'), kind: 'text' },
    { key: 'country', label: t('filters.country'), kind: 'text' },
    { key: 'external_id', label: t('filters.externalId'), kind: 'text' },
  ];
}

function useRowMenu(onDelete: (customer: Customer) => void) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const navigate = useNavigate();
  return (customer: Customer) => [
    can('subscriptions:create') && {
      label: t('actions.subscribe'),
      icon: Repeat,
      onSelect: () => void navigate({ to: path('customers', customer.external_id, 'subscribe') }),
    },
    can('customers:update') && {
      label: t('actions.edit'),
      icon: Pencil,
      onSelect: () => void navigate({ to: path('customers', customer.external_id, 'edit') }),
    },
    can('customers:delete') && {
      label: t('actions.delete'),
      icon: Trash2,
      danger: true,
      separated: true,
      onSelect: () => onDelete(customer),
    },
  ];
}

function useColumns(): Column<Customer>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        className: 'max-w-72',
        cell: (customer) => <span className="block truncate">{customerName(customer)}</span>,
      },
      {
        id: 'externalId',
        header: t('columns.externalId'),
        from: 'sm',
        className: 'max-w-48',
        cell: (customer) => (
          <span className="block truncate font-mono text-slate text-xs">{customer.external_id}</span>
        ),
      },
      {
        id: 'email',
        header: t('columns.email'),
        from: 'md',
        className: 'max-w-64',
        cell: (customer) =>
          customer.email ? <span className="block truncate text-slate">{customer.email}</span> : <Missing />,
      },
      {
        id: 'country',
        header: t('columns.country'),
        from: 'lg',
        cell: (customer) => customer.country ?? <Missing />,
      },
      {
        id: 'currency',
        header: t('columns.currency'),
        from: 'lg',
        cell: (customer) => customer.currency ?? <Missing />,
      },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'sm',
        cell: (customer) => <DateTime at={customer.created_at} show="day" />,
      },
    ],
    [],
  );
}
