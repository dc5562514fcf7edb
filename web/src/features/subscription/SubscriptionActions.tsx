import { ArrowUpDown, CircleStop, Pencil, Tags } from 'lucide-react';
import { useState } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { Button, ConfirmDialog, formatDayOf, lazyDialog, MoreMenu, useCommand, useZone } from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { subscriptionName } from './lineage';
import { type SubscriptionDetail, terminateSubscription } from './subscription.queries';
import { t } from './texts';

const ChangePlanDialog = lazyDialog(() => import('./ChangePlanDialog'), 'ChangePlanDialog');
const EditDialog = lazyDialog(() => import('./EditDialog'), 'EditDialog');
const TerminateDialog = lazyDialog(() => import('./TerminateDialog'), 'TerminateDialog');

type Open = 'change' | 'edit' | 'terminate' | 'cancel';

/** What may be done with a subscription that is not over yet (SUB-181, WEB-153). */
export function SubscriptionActions({ subscription }: { subscription: SubscriptionDetail }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const [open, setOpen] = useState<Open>();
  const { status } = subscription;
  if (status !== 'active' && status !== 'pending') return null;
  const close = () => setOpen(undefined);
  const ending = status === 'pending' ? 'cancel' : 'terminate';
  return (
    <>
      {can('subscriptions:update') && (
        <Button icon={ArrowUpDown} onClick={() => setOpen('change')}>
          {t('actions.change')}
        </Button>
      )}
      <MoreMenu
        items={[
          can('subscriptions:update') && {
            label: t('actions.edit'),
            icon: Pencil,
            onSelect: () => setOpen('edit'),
          },
          can('subscriptions:update') && {
            label: t('actions.prices'),
            icon: Tags,
            to: path('subscriptions', subscription.external_id, 'prices'),
          },
          can('subscriptions:delete') && {
            label: t(`actions.${ending}`),
            icon: CircleStop,
            danger: true,
            separated: true,
            onSelect: () => setOpen(ending),
          },
        ]}
      />
      {open === 'change' && <ChangePlanDialog subscription={subscription} onClose={close} />}
      {open === 'edit' && <EditDialog subscription={subscription} onClose={close} />}
      {open === 'terminate' && <TerminateDialog subscription={subscription} onClose={close} />}
      {open === 'cancel' && <CancelDialog subscription={subscription} onClose={close} />}
    </>
  );
}

function CancelDialog({ subscription, onClose }: { subscription: SubscriptionDetail; onClose: () => void }) {
  const zone = useZone();
  const cancel = useCommand({
    run: terminateSubscription,
    changes: SUBSCRIPTION_CHANGES,
    done: t('cancel.done'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('cancel.title', { name: subscriptionName(subscription) })}
      body={t('cancel.body', { date: formatDayOf(subscription.subscription_at, zone) })}
      confirm={t('cancel.confirm')}
      cancel={t('cancel.keep')}
      onConfirm={() => cancel.ask({ externalId: subscription.external_id, status: 'pending' })}
    />
  );
}
