import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './ConfirmDialog';
import { t } from './texts';

/** Asks before unsaved changes are left behind, by a link, the back button or closing the tab. */
export function DirtyGuard({ when }: { when: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('dirty.title')}
      body={t('dirty.body')}
      confirm={t('dirty.leave')}
      cancel={t('dirty.stay')}
      tone="danger"
      onConfirm={async () => blocker.proceed?.()}
    />
  );
}
