import { useState } from 'react';
import { Banner, Button, Dialog, Field, formatMoney, problemText, RadioGroup, useCommand } from '@/ui';
import { type CreditNote, type RefundStatus, updateCreditNote } from './creditnote.queries';
import { t } from './texts';

const STATUSES: readonly RefundStatus[] = ['pending', 'succeeded', 'failed'];

export function RefundDialog({ note, onClose }: { note: CreditNote; onClose: () => void }) {
  const [status, setStatus] = useState<RefundStatus>(note.refund_status ?? 'pending');
  const [problem, setProblem] = useState<string>();
  const save = useCommand({
    run: updateCreditNote,
    changes: [['credit_notes']],
    done: t('refund.saved'),
    onDone: onClose,
  });
  const send = () =>
    save
      .ask({ id: note.lago_id, refund_status: status })
      .catch((error: unknown) => setProblem(problemText(error)));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('refund.title', { amount: formatMoney(note.refund_amount_cents, note.currency) })}
      description={t('refund.body')}
      footer={
        <Button
          variant="primary"
          disabled={status === note.refund_status}
          busy={save.busy}
          onClick={() => void send()}
        >
          {t('refund.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <Field label={t('refund.label')}>
          <RadioGroup
            aria-label={t('refund.label')}
            value={status}
            onChange={setStatus}
            options={STATUSES.map((value) => ({ value, label: t(`refundStatus.${value}`) }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
