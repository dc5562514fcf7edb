import { ConfirmDialog, useCommand } from '@/ui';
import { type ApiKey, revokeKey } from './apikey.queries';
import { t } from './texts';

export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useCommand({ run: revokeKey, changes: [['api_keys']], done: t('revoke.done') });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('revoke.title', { name: apiKey.name || t('unnamed') })}
      body={t('revoke.body')}
      confirm={t('revoke.confirm')}
      onConfirm={() => revoke.ask(apiKey.lago_id)}
    />
  );
}
