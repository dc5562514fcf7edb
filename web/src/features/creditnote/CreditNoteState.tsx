import { Status } from '@/ui';
import type { CreditNote } from './creditnote.queries';
import { t } from './texts';

/** How its credit and its refund stand. */
export function CreditNoteState({ note }: { note: CreditNote }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {note.credit_status && note.credit_amount_cents > 0 && (
        <Status tone={note.credit_status === 'available' ? 'teal' : 'neutral'}>
          {t(`creditStatus.${note.credit_status}`)}
        </Status>
      )}
      {note.refund_status && (
        <Status tone={refundTones[note.refund_status]}>{t(`refundStatus.${note.refund_status}`)}</Status>
      )}
    </span>
  );
}

const refundTones = { pending: 'amber', succeeded: 'neutral', failed: 'red' } as const;
