import { ConfirmDialog, useCommand } from '@/ui';
import { archiveEntity, type BillingEntity, entitiesQuery } from './entity.queries';
import { t } from './texts';

interface ArchiveEntityProps {
  entity: BillingEntity;
  onClose: () => void;
  onArchived?: () => void;
}

export function ArchiveEntity({ entity, onClose, onArchived }: ArchiveEntityProps) {
  const archive = useCommand({
    run: archiveEntity,
    changes: [entitiesQuery.queryKey],
    done: t('archive.done'),
    onDone: onArchived,
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('archive.title', { name: entity.name })}
      body={t('archive.body')}
      confirm={t('archive.confirm')}
      onConfirm={() => archive.ask(entity.code)}
    />
  );
}
