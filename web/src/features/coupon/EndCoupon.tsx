import { useQuery } from '@tanstack/react-query';
import { ConfirmDialog, useCommand } from '@/ui';
import { type Coupon, deleteCoupon, givenOutCountQuery, terminateCoupon } from './coupon.queries';
import { t } from './texts';

interface EndCouponProps {
  coupon: Coupon;
  onClose: () => void;
  onDeleted?: () => void;
}

const CHANGES = [['coupons'], ['applied_coupons'], ['invoices']];

/** Not given out any more; who has it keeps it (CRD-016). */
export function TerminateCoupon({ coupon, onClose }: EndCouponProps) {
  const end = useCommand({ run: terminateCoupon, changes: CHANGES, done: t('terminate.done') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('terminate.title', { name: coupon.name })}
      body={t('terminate.body')}
      confirm={t('terminate.confirm')}
      onConfirm={() => end.ask(coupon.code)}
    />
  );
}

/** Who has it loses it (CRD-017): says how often it was given out. */
export function DeleteCoupon({ coupon, onClose, onDeleted }: EndCouponProps) {
  const givenOut = useQuery(givenOutCountQuery(coupon.code));
  const remove = useCommand({
    run: deleteCoupon,
    changes: [['coupons', 'list'], ['coupons', 'choices'], ['applied_coupons', 'of customer'], ['invoices']],
    done: t('delete.done'),
    onDone: onDeleted,
  });
  const count = givenOut.data ?? 0;
  return (
    <ConfirmDialog
      open={!givenOut.isPending}
      onClose={onClose}
      title={t('delete.title', { name: coupon.name })}
      body={count === 0 ? t('delete.nobody') : t('delete.body', { count })}
      confirm={t('delete.confirm')}
      onConfirm={() => remove.ask(coupon.code)}
    />
  );
}
