import { useState } from 'react';
import { Banner, Button, Dialog, Field, problemText, RadioGroup, useCommand } from '@/ui';
import { type InvoiceDetail, type PaymentStatus, updateInvoice } from './invoice.queries';
import { t } from './texts';

const STATUSES: readonly PaymentStatus[] = ['pending', 'succeeded', 'failed'];

export function PaymentDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const [status, setStatus] = useState(invoice.payment_status);
  const [problem, setProblem] = useState<string>();
  const save = useCommand({ run: updateInvoice, changes: [['invoices']], done: t('saved'), onDone: onClose });
  const send = () =>
    save
      .ask({ id: invoice.lago_id, payment_status: status })
      .catch((error: unknown) => setProblem(problemText(error)));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('paymentTitle')}
      description={t('paymentBody')}
      footer={
        <Button
          variant="primary"
          disabled={status === invoice.payment_status}
          busy={save.busy}
          onClick={() => void send()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <Field label={t('paymentLabel')}>
          <RadioGroup
            aria-label={t('paymentLabel')}
            value={status}
            onChange={setStatus}
            options={STATUSES.map((value) => ({ value, label: t(`paymentOptions.${value}`) }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
