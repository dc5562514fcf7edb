import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import { Button, Card, KeyValue, lazyDialog } from '@/ui';
import type { CreditNote } from './creditnote.queries';
import { t } from './texts';

const MetadataDialog = lazyDialog(() => import('./MetadataDialog'), 'MetadataDialog');

export function CreditNoteMetadata({ note }: { note: CreditNote }) {
  const [editing, setEditing] = useState(false);
  const pairs = Object.entries(note.metadata ?? {});
  return (
    <Card
      title={t('page.metadata')}
      actions={
        <Can do="credit_notes:update">
          <Button size="sm" onClick={() => setEditing(true)}>
            {t('page.edit')}
          </Button>
        </Can>
      }
    >
      {pairs.length > 0 ? (
        <KeyValue compact items={pairs.map(([label, value]) => ({ label, value }))} />
      ) : (
        <p className="text-mist text-sm">{t('page.noMetadata')}</p>
      )}
      {editing && <MetadataDialog note={note} onClose={() => setEditing(false)} />}
    </Card>
  );
}
