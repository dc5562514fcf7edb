import { ChevronDown, Plus, X } from 'lucide-react';
import { Controller, useFieldArray, useWatch } from 'react-hook-form';
import type { AddOn } from '@/features/addon/addon.queries';
import { TaxesField } from '@/features/tax/TaxesField';
import { Button, Combobox, FormField, formatMoney, IconButton, Input } from '@/ui';
import type { OneOffFormState } from './OneOffForm';
import { lineCents, newLine, pricesOf } from './oneOff';
import { t } from './texts';

interface OneOffLinesProps {
  form: OneOffFormState;
  addOns: AddOn[];
}

export function OneOffLines({ form, addOns }: OneOffLinesProps) {
  const lines = useFieldArray({ control: form.control, name: 'lines' });
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="font-semibold text-base text-ink">{t('lines')}</h2>
          <p className="text-mist text-sm">{t('linesHint')}</p>
        </div>
        <Button icon={Plus} onClick={() => lines.append(newLine(), { shouldFocus: false })}>
          {t('addLine')}
        </Button>
      </div>
      {lines.fields.map((line, index) => (
        <Line
          key={line.id}
          form={form}
          addOns={addOns}
          index={index}
          onRemove={lines.fields.length > 1 ? () => lines.remove(index) : undefined}
        />
      ))}
    </section>
  );
}

interface LineProps extends OneOffLinesProps {
  index: number;
  onRemove?: () => void;
}

function Line({ form, addOns, index, onRemove }: LineProps) {
  const at = `lines.${index}` as const;
  const [currency, line] = useWatch({ control: form.control, name: ['currency', at] });
  const cents = lineCents(line, currency);
  const choose = (code: string) => {
    const addOn = addOns.find((candidate) => candidate.code === code);
    if (!addOn) return;
    const { price, description } = pricesOf(addOn, currency);
    form.setValue(`${at}.price`, price, { shouldDirty: true });
    form.setValue(`${at}.description`, description, { shouldDirty: true });
  };
  return (
    <fieldset
      aria-label={t('line', { number: index + 1 })}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div className="flex items-start gap-2">
        <FormField form={form} name={`${at}.add_on_code`} label={t('addOn')} required className="flex-1">
          {({ onChange, ...field }) => (
            <Combobox
              {...field}
              placeholder={t('chooseAddOn')}
              options={addOns.map(({ code, name, amount_cents, amount_currency }) => ({
                value: code,
                label: name,
                description: formatMoney(amount_cents, amount_currency),
              }))}
              onChange={(code) => {
                onChange(code);
                choose(code);
              }}
            />
          )}
        </FormField>
        {onRemove && (
          <IconButton
            icon={X}
            label={t('removeLine', { number: index + 1 })}
            onClick={onRemove}
            className="mt-6"
          />
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-[8rem_12rem_1fr]">
        <FormField form={form} name={`${at}.units`} label={t('units')} required>
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
        <FormField form={form} name={`${at}.price`} label={t('price')} required>
          {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} autoComplete="off" />}
        </FormField>
        <p className="tabular self-end pb-1.5 text-right font-medium text-ink text-sm">
          {cents !== null && formatMoney(cents, currency)}
        </p>
      </div>
      <More form={form} at={at} />
    </fieldset>
  );
}

function More({ form, at }: { form: OneOffFormState; at: `lines.${number}` }) {
  return (
    <details className="group/more">
      <summary className="flex w-fit cursor-pointer select-none list-none items-center gap-1.5 rounded-md font-medium text-slate text-sm hover:text-ink">
        <ChevronDown
          className="size-4 -rotate-90 text-mist transition-transform group-open/more:rotate-0"
          aria-hidden
        />
        {t('more')}
      </summary>
      <div className="grid gap-4 pt-4 sm:grid-cols-2">
        <FormField form={form} name={`${at}.name`} label={t('name')} hint={t('nameHint')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name={`${at}.description`} label={t('description')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name={`${at}.from`} label={t('from')} hint={t('period')} optional>
          {(field) => <Input {...field} type="date" />}
        </FormField>
        <FormField form={form} name={`${at}.to`} label={t('to')} optional>
          {(field) => <Input {...field} type="date" />}
        </FormField>
        <div className="sm:col-span-2">
          <Controller
            control={form.control}
            name={`${at}.tax_codes`}
            render={({ field: { value, onChange } }) => (
              <TaxesField label={t('taxes')} hint={t('taxesHint')} value={value} onChange={onChange} />
            )}
          />
        </div>
      </div>
    </details>
  );
}
