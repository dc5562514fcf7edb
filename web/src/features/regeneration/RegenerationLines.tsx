import { useWatch } from 'react-hook-form';
import { partOf } from '@/features/invoice/feeSections';
import { type Fee, type InvoiceDetail, statedIn } from '@/features/invoice/invoice.queries';
import { Card, Checkbox, cx, FormField, formatMoney, Input } from '@/ui';
import type { RegenerationForm } from './RegeneratePage';
import { t } from './texts';

interface LinesProps {
  form: RegenerationForm;
  invoice: InvoiceDetail;
}

/** The voided invoice's fees, each to be taken, changed or left out (WEB-203). */
export function RegenerationLines({ form, invoice }: LinesProps) {
  return (
    <Card flush title={t('lines')} description={t('intro')}>
      <ul>
        {invoice.fees.map((fee, index) => (
          <Line key={fee.lago_id} form={form} fee={fee} index={index} currency={invoice.currency} />
        ))}
      </ul>
    </Card>
  );
}

interface LineProps {
  form: RegenerationForm;
  fee: Fee;
  index: number;
  currency: string;
}

function Line({ form, fee, index, currency }: LineProps) {
  const name = [fee.item.invoice_display_name || fee.item.name, partOf(fee)].filter(Boolean).join(' · ');
  const taken = useWatch({ control: form.control, name: `lines.${index}.taken` });
  const take = (value: boolean) =>
    form.setValue(`lines.${index}.taken`, value, { shouldDirty: true, shouldValidate: true });
  return (
    <li className="flex flex-col gap-3 border-line border-b px-5 py-4 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Checkbox value={taken} onChange={take} label={<span className="font-medium">{name}</span>} />
        <span className={cx('tabular text-sm', taken ? 'text-slate' : 'text-mist')}>
          {taken ? formatMoney(fee.amount_cents, currency) : t('left')}
        </span>
      </div>
      {taken && (
        <div className="grid gap-3 pl-6 sm:grid-cols-[7rem_12.5rem_1fr]">
          <FormField form={form} name={`lines.${index}.units`} label={t('units')}>
            {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
          </FormField>
          <FormField form={form} name={`lines.${index}.price`} label={t('price')}>
            {(field) => (
              <Input
                {...field}
                numeric
                inputMode="decimal"
                prefix={statedIn(fee, currency)}
                autoComplete="off"
              />
            )}
          </FormField>
          <FormField form={form} name={`lines.${index}.name`} label={t('name')}>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
        </div>
      )}
    </li>
  );
}
