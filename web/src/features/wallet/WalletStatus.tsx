import { Status } from '@/ui';
import { t } from './texts';
import type { Wallet } from './wallet.queries';

export function WalletStatus({ status }: Pick<Wallet, 'status'>) {
  return <Status tone={status === 'active' ? 'teal' : 'neutral'}>{t(`status.${status}`)}</Status>;
}
