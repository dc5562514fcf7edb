import { Ban, CircleDollarSign, Download, Mail } from 'lucide-react';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { ownAddress } from '@/features/invoice/invoice.queries';
import { Button, ConfirmDialog, formatMoney, lazyDialog, MoreMenu, saveFile, toast, useCommand } from '@/ui';
import { type CreditNote, creditNoteDocument, voidCreditNote } from './creditnote.queries';
import { t } from './texts';

const EmailDialog = lazyDialog(() => import('@/features/email/EmailDialog'), 'EmailDialog');
const RefundDialog = lazyDialog(() => import('./RefundDialog'), 'RefundDialog');

export function CreditNoteActions({ note }: { note: CreditNote }) {
  const { can } = usePermissions();
  const [open, setOpen] = useState<'void' | 'refund' | 'email'>();
  const close = () => setOpen(undefined);
  const voidable = note.balance_amount_cents > 0 && note.credit_status === 'available';
  return (
    <>
      <DownloadButton note={note} />
      <MoreMenu
        items={[
          can('credit_notes:send') && {
            label: t('actions.email'),
            icon: Mail,
            onSelect: () => setOpen('email'),
          },
          can('credit_notes:update') &&
            note.refund_status !== null && {
              label: t('actions.refund'),
              icon: CircleDollarSign,
              onSelect: () => setOpen('refund'),
            },
          can('credit_notes:void') &&
            voidable && {
              label: t('actions.void'),
              icon: Ban,
              danger: true,
              separated: true,
              onSelect: () => setOpen('void'),
            },
        ]}
      />
      {open === 'email' && (
        <EmailDialog
          path={`/credit_notes/${note.lago_id}`}
          number={note.number}
          usual={note.customer?.email}
          onClose={close}
        />
      )}
      {open === 'void' && <VoidDialog note={note} onClose={close} />}
      {open === 'refund' && <RefundDialog note={note} onClose={close} />}
    </>
  );
}

/** Saves the PDF under the note's number; made on first demand. */
function DownloadButton({ note }: { note: CreditNote }) {
  const download = useCommand({
    run: creditNoteDocument,
    changes: [],
    onDone: (url) => {
      if (!url) return toast.error(t('actions.noDocument'));
      saveFile(ownAddress(url), `${note.number}.pdf`);
    },
  });
  return (
    <Button icon={Download} busy={download.busy} onClick={() => download.start(note.lago_id)}>
      {t('actions.download')}
    </Button>
  );
}

/** What is left can't be used any more (CRD-136). */
function VoidDialog({ note, onClose }: { note: CreditNote; onClose: () => void }) {
  const run = useCommand({
    run: voidCreditNote,
    changes: [['credit_notes'], ['customers']],
    done: t('void.done'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('void.title', { amount: formatMoney(note.balance_amount_cents, note.currency) })}
      body={t('void.body', { number: note.number })}
      confirm={t('void.confirm')}
      onConfirm={() => run.ask(note.lago_id)}
    />
  );
}
