import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import { Button, Card, KeyValue, lazyDialog } from '@/ui';
import type { InvoiceDetail } from './invoice.queries';
import { t } from './texts';

const NotesDialog = lazyDialog(() => import('./NotesDialog'), 'NotesDialog');

/** The organization's own notes; a draft or voided invoice takes none. */
export function InvoiceNotes({ invoice }: { invoice: InvoiceDetail }) {
  const [editing, setEditing] = useState(false);
  const editable = invoice.status !== 'draft' && invoice.status !== 'voided';
  return (
    <Card
      title={t('notes.title')}
      actions={
        editable && (
          <Can do="invoices:update">
            <Button size="sm" onClick={() => setEditing(true)}>
              {t('notes.edit')}
            </Button>
          </Can>
        )
      }
    >
      {invoice.metadata.length > 0 ? (
        <KeyValue compact items={invoice.metadata.map(({ key, value }) => ({ label: key, value }))} />
      ) : (
        <p className="text-mist text-sm">{invoice.status === 'draft' ? t('notes.draft') : t('notes.none')}</p>
      )}
      {editing && <NotesDialog invoice={invoice} onClose={() => setEditing(false)} />}
    </Card>
  );
}
