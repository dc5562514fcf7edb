import { CircleStop, Pencil, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Can, useOrgPath, usePermissions } from '@/app/permissions/access';
import { Button, ConfirmDialog, formatDecimal, formatMoney, lazyDialog, MoreMenu, useCommand } from '@/ui';
import { t } from './texts';
import { terminateWallet, type Wallet } from './wallet.queries';

const TopUpDialog = lazyDialog(() => import('./TopUpDialog'), 'TopUpDialog');
const VoidCreditsDialog = lazyDialog(() => import('./VoidCreditsDialog'), 'VoidCreditsDialog');

type Open = 'topUp' | 'void' | 'terminate';

export function WalletActions({ wallet }: { wallet: Wallet }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const mayVoid = can('wallets:terminate') && can('wallets:top_up') && Number(wallet.credits_balance) > 0;
  return (
    <>
      <Can do="wallets:top_up">
        <Button variant="primary" icon={Plus} onClick={() => setOpen('topUp')}>
          {t('actions.topUp')}
        </Button>
      </Can>
      <MoreMenu
        items={[
          can('wallets:update') && {
            label: t('actions.edit'),
            icon: Pencil,
            to: path('wallets', wallet.lago_id, 'edit'),
          },
          mayVoid && { label: t('actions.void'), icon: Undo2, onSelect: () => setOpen('void') },
          can('wallets:terminate') && {
            label: t('actions.terminate'),
            icon: CircleStop,
            danger: true,
            separated: true,
            onSelect: () => setOpen('terminate'),
          },
        ]}
      />
      {open === 'topUp' && <TopUpDialog wallet={wallet} onClose={close} />}
      {open === 'void' && <VoidCreditsDialog wallet={wallet} onClose={close} />}
      {open === 'terminate' && <TerminateDialog wallet={wallet} onClose={close} />}
    </>
  );
}

function TerminateDialog({ wallet, onClose }: { wallet: Wallet; onClose: () => void }) {
  const end = useCommand({
    run: terminateWallet,
    changes: [['wallets'], ['customers']],
    done: t('terminate.done'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('terminate.title')}
      body={t('terminate.body', {
        credits: formatDecimal(wallet.credits_balance, 5),
        amount: formatMoney(wallet.balance_cents, wallet.currency),
      })}
      confirm={t('terminate.confirm')}
      onConfirm={() => end.ask(wallet.lago_id)}
    />
  );
}
