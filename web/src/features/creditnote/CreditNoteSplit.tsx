import type { ReactNode } from 'react';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { Banner, Card, FormField, formatMoney, Input } from '@/ui';
import type { Estimate } from './creditnote.queries';
import type { CreditNoteForm } from './NewCreditNote';
import { t } from './texts';

interface CreditNoteSplitProps {
  form: CreditNoteForm;
  invoice: InvoiceDetail;
  estimate: Estimate | undefined;
  /** What is left for credit; below zero when more is given than credited. */
  creditCents: number;
}

/** How the total is given: paid back, off what is due, and the rest as credit. */
export function CreditNoteSplit({ form, invoice, estimate, creditCents }: CreditNoteSplitProps) {
  const { currency } = invoice;
  if (!estimate)
    return (
      <Card title={t('form.how')}>
        <p className="text-mist text-sm">{t('form.choose')}</p>
      </Card>
    );
  const refundable = estimate.max_refundable_amount_cents;
  const offsettable = estimate.max_offsettable_amount_cents ?? 0;
  return (
    <Card title={t('form.how')}>
      <div className="flex flex-col gap-4">
        {creditCents < 0 && <Banner tone="red">{t('form.tooMuch')}</Banner>}
        <div className="grid gap-4 sm:grid-cols-3">
          <Part
            form={form}
            name="refund"
            label={t('form.refund')}
            maxCents={refundable}
            currency={currency}
            none={t('form.noRefund')}
            hint={t('form.refundHint', { amount: formatMoney(refundable, currency) })}
          />
          <Part
            form={form}
            name="offset"
            label={t('form.offset')}
            maxCents={offsettable}
            currency={currency}
            none={t('form.noOffset')}
            hint={t('form.offsetHint', { amount: formatMoney(offsettable, currency) })}
          />
          <div className="flex flex-col gap-1.5">
            <span className="font-medium text-ink text-sm">{t('form.credit')}</span>
            <output className="tabular flex h-8 items-center text-ink text-sm">
              {formatMoney(Math.max(0, creditCents), currency)}
            </output>
          </div>
        </div>
      </div>
    </Card>
  );
}

interface PartProps {
  form: CreditNoteForm;
  name: 'refund' | 'offset';
  label: string;
  maxCents: number;
  currency: string;
  hint: string;
  none: ReactNode;
}

function Part({ form, name, label, maxCents, currency, hint, none }: PartProps) {
  if (maxCents <= 0)
    return (
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-ink text-sm">{label}</span>
        <p className="text-mist text-xs">{none}</p>
      </div>
    );
  return (
    <FormField form={form} name={name} label={label} hint={hint}>
      {({ onChange, ...field }) => (
        <Input
          {...field}
          numeric
          inputMode="decimal"
          prefix={currency}
          placeholder="0"
          autoComplete="off"
          onChange={(event) => {
            onChange(event);
            form.setValue(name, event.target.value, { shouldTouch: true, shouldDirty: true });
          }}
        />
      )}
    </FormField>
  );
}
