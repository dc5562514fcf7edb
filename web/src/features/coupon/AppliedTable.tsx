import { Ticket, Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { type Column, ConfirmDialog, DataTable, DateTime, Missing, type Rows, useCommand } from '@/ui';
import { CouponStatus } from './CouponStatus';
import { type AppliedCoupon, PER_PAGE, removeCoupon } from './coupon.queries';
import { couponWords, restWords } from './couponWords';
import { t } from './texts';

interface AppliedTableProps {
  /** On a coupon's page the rows are its customers, on a customer's page its coupons. */
  of: 'coupon' | 'customer';
  rows: Rows<AppliedCoupon>;
  onPage: (page: number) => void;
  empty: { title: string; body?: string; action?: ReactNode };
}

/** Coupons in customers' hands, with what is left of them. */
export function AppliedTable({ of, rows, onPage, empty }: AppliedTableProps) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const [removing, setRemoving] = useState<AppliedCoupon>();
  const link = (row: AppliedCoupon) =>
    of === 'coupon'
      ? path('customers', row.external_customer_id, 'coupons')
      : path('coupons', row.coupon_code);
  return (
    <>
      <DataTable
        label={of === 'coupon' ? t('page.customers') : t('ofCustomer.label')}
        rows={rows}
        columns={useColumns(of)}
        rowKey={(row) => row.lago_id}
        rowLink={link}
        rowMenu={
          can('coupons:detach')
            ? (row) => [
                row.status === 'active' && {
                  label: t('actions.remove'),
                  icon: Undo2,
                  danger: true,
                  onSelect: () => setRemoving(row),
                },
              ]
            : undefined
        }
        perPage={PER_PAGE}
        onPage={onPage}
        empty={{ icon: Ticket, ...empty }}
      />
      {removing && <RemoveCoupon applied={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function useColumns(of: 'coupon' | 'customer'): Column<AppliedCoupon>[] {
  return useMemo(
    () => [
      {
        id: 'what',
        header: of === 'coupon' ? t('columns.customer') : t('columns.coupon'),
        className: 'max-w-56',
        cell: (row) => (
          <span className="block truncate">
            {of === 'coupon' ? row.external_customer_id : row.coupon_name}
          </span>
        ),
      },
      { id: 'discount', header: t('columns.discount'), from: 'sm', cell: couponWords },
      {
        id: 'left',
        header: t('columns.left'),
        from: 'md',
        cell: (row) => restWords(row) ?? <Missing />,
      },
      { id: 'status', header: t('columns.status'), cell: (row) => <CouponStatus status={row.status} /> },
      {
        id: 'given',
        header: t('columns.given'),
        from: 'lg',
        cell: (row) => <DateTime at={row.created_at} show="day" />,
      },
    ],
    [of],
  );
}

function RemoveCoupon({ applied, onClose }: { applied: AppliedCoupon; onClose: () => void }) {
  const remove = useCommand({
    run: removeCoupon,
    changes: [['applied_coupons'], ['invoices']],
    done: t('remove.done'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('remove.title', { name: applied.coupon_name })}
      body={t('remove.body', { customer: applied.external_customer_id })}
      confirm={t('remove.confirm')}
      onConfirm={() => remove.ask(applied)}
    />
  );
}
