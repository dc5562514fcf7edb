import { useState } from 'react';
import { Banner, Button, Dialog, Field, Input, RadioGroup } from '@/ui';
import type { CustomerSettings } from './customer.queries';
import { t } from './texts';
import { useSaveSetting } from './useSaveSetting';

interface DaysDialogProps {
  group: 'payment_terms' | 'grace_period';
  settings: CustomerSettings;
  onClose: () => void;
}

const MAX_DAYS = { payment_terms: 3650, grace_period: 365 };

/** A number of days of the customer's own, or the billing entity's. */
export function DaysDialog({ group, settings, onClose }: DaysDialogProps) {
  const terms = group === 'payment_terms';
  const field = terms ? 'net_payment_term' : 'invoice_grace_period';
  const own = settings[field];
  const [kind, setKind] = useState(own === null ? 'inherit' : 'own');
  const [days, setDays] = useState(String(own ?? settings[`applicable_${field}`]));
  const save = useSaveSetting(settings, group, onClose);
  const valid = kind === 'inherit' || (/^\d{1,4}$/.test(days) && Number(days) <= MAX_DAYS[group]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(terms ? 'settings.terms' : 'settings.grace')}
      description={t(terms ? 'settings.termsBody' : 'settings.graceBody')}
      footer={
        <Button
          variant="primary"
          disabled={!valid}
          busy={save.busy}
          onClick={() => save.send({ [field]: kind === 'inherit' ? null : Number(days) })}
        >
          {t('settings.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {save.problem && <Banner tone="red">{save.problem}</Banner>}
        <RadioGroup
          aria-label={t(terms ? 'settings.terms' : 'settings.grace')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'inherit', label: t('settings.inheritDays') },
            { value: 'own', label: t('settings.own') },
          ]}
        />
        {kind === 'own' && (
          <Field label={t('settings.daysLabel')}>
            <Input
              type="number"
              min={0}
              max={MAX_DAYS[group]}
              value={days}
              className="max-w-32"
              onChange={(event) => setDays(event.target.value)}
            />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
