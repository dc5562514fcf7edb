import { useState } from 'react';
import { Banner, Button, Dialog, Field, problemText, RadioGroup, useCommand } from '@/ui';
import { SUBSCRIPTION_CHANGES } from './changes';
import { subscriptionName } from './lineage';
import {
  CREDIT_NOTE_CHOICES,
  type CreditNoteChoice,
  type SubscriptionDetail,
  terminateSubscription,
} from './subscription.queries';
import { t } from './texts';

/** Ends an active subscription; whether the open usage is invoiced is asked (SUB-150). */
export function TerminateDialog({
  subscription,
  onClose,
}: {
  subscription: SubscriptionDetail;
  onClose: () => void;
}) {
  const [invoice, setInvoice] = useState(subscription.on_termination_invoice);
  const [problem, setProblem] = useState<string>();
  const terminate = useCommand({
    run: terminateSubscription,
    changes: SUBSCRIPTION_CHANGES,
    done: t('terminate.done'),
    onDone: onClose,
  });
  const { external_id: externalId, status } = subscription;
  const { pay_in_advance: inAdvance } = subscription.plan;
  const [rest, setRest] = useState<CreditNoteChoice>(subscription.on_termination_credit_note ?? 'credit');
  const creditNote = inAdvance ? rest : undefined;
  const run = () =>
    terminate
      .ask({ externalId, status, invoice, creditNote })
      .catch((error: unknown) => setProblem(problemText(error)));
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('terminate.title', { name: subscriptionName(subscription) })}
      description={t('terminate.body')}
      footer={
        <Button variant="danger" busy={terminate.busy} onClick={() => void run()}>
          {t('terminate.confirm')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <Field label={t('terminate.invoice')}>
          <RadioGroup
            look="cards"
            aria-label={t('terminate.invoice')}
            value={invoice}
            onChange={setInvoice}
            options={[
              { value: 'generate', label: t('terminate.generate'), description: t('terminate.generateBody') },
              { value: 'skip', label: t('terminate.skip'), description: t('terminate.skipBody') },
            ]}
          />
        </Field>
        {inAdvance && (
          <Field label={t('terminate.rest')}>
            <RadioGroup
              aria-label={t('terminate.rest')}
              value={rest}
              onChange={setRest}
              options={CREDIT_NOTE_CHOICES.map((value) => ({
                value,
                label: t(`terminate.rests.${value}`),
                description: t(`terminate.restsBody.${value}`),
              }))}
            />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
