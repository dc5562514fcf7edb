import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { creditsText } from '@/features/wallet/credits';
import type { Wallet } from '@/features/wallet/wallet.queries';
import { Button, Card, ConfirmDialog, formatPrice, lazyDialog, MoreMenu, useCommand } from '@/ui';
import { inCredits, shownValue } from './alertForm';
import { t } from './texts';
import { ALERT_TYPES, deleteWalletAlert, type WalletAlert, walletAlertsQuery } from './walletalert.queries';

const WalletAlertDialog = lazyDialog(() => import('./WalletAlertDialog'), 'WalletAlertDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; alert: WalletAlert };

/** What is told when a wallet's balance falls to certain values (CRD-260). */
export function WalletAlertsCard({ wallet }: { wallet: Wallet }) {
  const { can } = usePermissions();
  const { data: alerts } = useQuery(walletAlertsQuery(wallet));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayEdit = wallet.status === 'active' && can('wallets:update');
  if (!alerts || (alerts.length === 0 && !mayEdit)) return null;
  const left = ALERT_TYPES.filter((type) => !alerts.some(({ alert_type }) => alert_type === type));
  return (
    <Card
      title={t('title')}
      actions={
        mayEdit &&
        left.length > 0 && (
          <Button size="sm" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
            {t('add')}
          </Button>
        )
      }
    >
      {alerts.length === 0 ? (
        <p className="text-mist text-sm">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {alerts.map((alert) => (
            <li key={alert.lago_id} className="flex items-start gap-2 py-2 first:pt-0 last:pb-0">
              <div className="min-w-0 flex-1">
                <p className="text-ink text-sm">{alert.name || alert.code}</p>
                <p className="text-mist text-xs">
                  {t(`types.${alert.alert_type}`)} {thresholdsText(alert, wallet.currency)}
                </p>
              </div>
              {mayEdit && (
                <MoreMenu
                  items={[
                    { label: t('edit'), icon: Pencil, onSelect: () => setOpen({ kind: 'edit', alert }) },
                    {
                      label: t('remove'),
                      icon: Trash2,
                      danger: true,
                      separated: true,
                      onSelect: () => setOpen({ kind: 'delete', alert }),
                    },
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {open?.kind === 'create' && <WalletAlertDialog wallet={wallet} types={left} onClose={close} />}
      {open?.kind === 'edit' && (
        <WalletAlertDialog
          wallet={wallet}
          alert={open.alert}
          types={[open.alert.alert_type]}
          onClose={close}
        />
      )}
      {open?.kind === 'delete' && <RemoveAlert wallet={wallet} alert={open.alert} onClose={close} />}
    </Card>
  );
}

function thresholdsText({ alert_type: type, thresholds }: WalletAlert, currency: string): string {
  const say = ({ value }: { value: string }) => {
    const shown = shownValue(type, value, currency);
    return inCredits(type) ? creditsText(shown) : formatPrice(shown, currency);
  };
  const values = thresholds.filter(({ recurring }) => !recurring).map(say);
  const step = thresholds.find(({ recurring }) => recurring);
  return [t('at', { values: values.join(', ') }), step && t('every', { value: say(step) })]
    .filter(Boolean)
    .join(', ');
}

interface RemoveAlertProps {
  wallet: Wallet;
  alert: WalletAlert;
  onClose: () => void;
}

function RemoveAlert({ wallet, alert, onClose }: RemoveAlertProps) {
  const remove = useCommand({ run: deleteWalletAlert, changes: [['wallet_alerts']], done: t('delete.done') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('delete.title', { name: alert.name || alert.code })}
      body={t('delete.body')}
      confirm={t('delete.confirm')}
      onConfirm={() => remove.ask({ wallet, code: alert.code })}
    />
  );
}
