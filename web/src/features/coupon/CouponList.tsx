import { useQuery } from '@tanstack/react-query';
import { Plus, Ticket } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import {
  ButtonLink,
  type Column,
  DataTable,
  DateTime,
  Decimal,
  FilterBar,
  Missing,
  PageBody,
  PageHeader,
  Skeleton,
  useUrlFilters,
} from '@/ui';
import { CouponStatus } from './CouponStatus';
import { type Coupon, couponsQuery, givenOutCountQuery, PER_PAGE } from './coupon.queries';
import { couponWords } from './couponWords';
import { DeleteCoupon, TerminateCoupon } from './EndCoupon';
import { t } from './texts';
import { type CouponEnding, useCouponMenu } from './useCouponMenu';

export function CouponList() {
  const { can } = usePermissions();
  const path = useOrgPath();
  const filters = useUrlFilters([]);
  const coupons = useQuery(couponsQuery({ search: filters.search, page: filters.page }));
  const [ending, setEnding] = useState<CouponEnding>();
  const menu = useCouponMenu(setEnding);
  const close = () => setEnding(undefined);
  const create = (
    <Can do="coupons:create">
      <ButtonLink variant="primary" icon={Plus} to={path('coupons', 'new')}>
        {t('new')}
      </ButtonLink>
    </Can>
  );
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar filters={filters} definitions={[]} searchLabel={t('search')} />
      <DataTable
        label={t('title')}
        rows={coupons}
        columns={useColumns()}
        rowKey={(coupon) => coupon.lago_id}
        rowLink={(coupon) => path('coupons', coupon.code)}
        rowMenu={can(['coupons:update', 'coupons:delete']) ? menu : undefined}
        perPage={PER_PAGE}
        onPage={filters.setPage}
        filtered={filters.isFiltered}
        onClearFilters={filters.clear}
        empty={{
          icon: Ticket,
          title: t('empty'),
          body: can('coupons:create') ? t('emptyBody') : t('emptyReadOnly'),
          action: create,
        }}
      />
      {ending?.kind === 'terminate' && <TerminateCoupon coupon={ending.coupon} onClose={close} />}
      {ending?.kind === 'delete' && <DeleteCoupon coupon={ending.coupon} onClose={close} />}
    </PageBody>
  );
}

function useColumns(): Column<Coupon>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        className: 'max-w-64',
        cell: (coupon) => <span className="block truncate">{coupon.name}</span>,
      },
      { id: 'discount', header: t('columns.discount'), from: 'sm', cell: couponWords },
      {
        id: 'customers',
        header: t('columns.customers'),
        numeric: true,
        from: 'md',
        cell: (coupon) => <GivenOut code={coupon.code} />,
      },
      {
        id: 'expires',
        header: t('columns.expires'),
        from: 'lg',
        cell: (coupon) =>
          coupon.expiration_at ? <DateTime at={coupon.expiration_at} zone="UTC" show="day" /> : <Missing />,
      },
      { id: 'status', header: t('columns.status'), cell: (coupon) => <CouponStatus {...coupon} /> },
      {
        id: 'created',
        header: t('columns.created'),
        from: 'lg',
        cell: (coupon) => <DateTime at={coupon.created_at} show="day" />,
      },
    ],
    [],
  );
}

function GivenOut({ code }: { code: string }) {
  const count = useQuery(givenOutCountQuery(code));
  return count.isPending ? <Skeleton className="ml-auto w-6" /> : <Decimal value={count.data} />;
}
