import { ChevronDown, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Controller, get, useWatch } from 'react-hook-form';
import type { AddOn } from '@/features/addon/addon.queries';
import { TaxesField } from '@/features/tax/TaxesField';
import {
  Badge,
  Combobox,
  cx,
  decimalFromCents,
  FormField,
  FormSwitch,
  formatMoney,
  IconButton,
  Input,
  RadioGroup,
  Select,
} from '@/ui';
import { propertiesOf } from './charge';
import { chargeWords } from './chargeWords';
import { FIXED_MODELS, fixedChargeProblems } from './fixedChargeForm';
import type { FixedChargePath, PlanFormState } from './formTypes';
import { PriceEditor } from './PriceEditor';
import { t } from './texts';

interface FixedChargeEditorProps {
  form: PlanFormState;
  at: FixedChargePath;
  addOns: readonly AddOn[];
  currency: string;
  /** Customers have subscribed to the plan (SUB-026). */
  inUse: boolean;
  startsOpen: boolean;
  onRemove: () => void;
}

/** One fixed charge: a line that sums it up, and below it, when opened, everything about it. */
export function FixedChargeEditor(props: FixedChargeEditorProps) {
  const { form, at, addOns, currency } = props;
  const bodyId = useId();
  const [open, setOpen] = useState(props.startsOpen);
  const charge = useWatch({ control: form.control, name: at });
  const addOn = addOns.find(({ lago_id }) => lago_id === charge.add_on_id);
  const title = charge.invoice_display_name || addOn?.name || charge.code || t('fixed.new');
  const invalid = Boolean(get(form.formState.errors, at));
  const shown = open || invalid;
  const summary =
    fixedChargeProblems(charge).length > 0
      ? t('summary.pending')
      : t('fixed.unit', {
          units: charge.units,
          price: chargeWords(charge.charge_model, propertiesOf(charge.charge_model, charge.prices), currency),
        });
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface">
      <header className="flex items-center gap-1 py-2 pr-2 pl-1.5">
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={bodyId}
          onClick={() => setOpen(!shown)}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover"
        >
          <ChevronDown
            className={cx('size-4 shrink-0 text-mist transition-transform', !shown && '-rotate-90')}
            aria-hidden
          />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium text-ink text-sm">{title}</span>
              {invalid && <Badge tone="red">{t('charge.needsAttention')}</Badge>}
            </span>
            <span className="tabular block truncate text-mist text-xs">{summary}</span>
          </span>
        </button>
        <IconButton icon={Trash2} label={t('fixed.remove')} onClick={props.onRemove} />
      </header>
      {shown && (
        <div id={bodyId} className="flex flex-col gap-5 border-line border-t p-4 sm:p-5">
          <Body {...props} existing={charge.lago_id !== null} model={charge.charge_model} />
        </div>
      )}
    </section>
  );
}

interface BodyProps extends FixedChargeEditorProps {
  existing: boolean;
  model: (typeof FIXED_MODELS)[number];
}

function Body({ form, at, addOns, currency, inUse, existing, model }: BodyProps) {
  const choose = (id: string) => {
    const addOn = addOns.find(({ lago_id }) => lago_id === id);
    if (addOn && addOn.amount_currency === currency)
      form.setValue(`${at}.prices.amount`, decimalFromCents(addOn.amount_cents, currency), {
        shouldDirty: true,
      });
  };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <FormField form={form} name={`${at}.add_on_id`} label={t('fixed.addOn')} required>
          {({ onChange, ...field }) => (
            <Combobox
              {...field}
              disabled={existing}
              placeholder={t('fixed.chooseAddOn')}
              options={addOns.map(({ lago_id, name, amount_cents, amount_currency }) => ({
                value: lago_id,
                label: name,
                description: formatMoney(amount_cents, amount_currency),
              }))}
              onChange={(id) => {
                onChange(id);
                choose(id);
              }}
            />
          )}
        </FormField>
        <FormField form={form} name={`${at}.charge_model`} label={t('charge.model')} required>
          {(field) => (
            <Select
              {...field}
              disabled={existing && inUse}
              options={FIXED_MODELS.map((value) => ({
                value,
                label: t(`models.${value}`),
                description: t(`modelsExplained.${value}`),
              }))}
            />
          )}
        </FormField>
        <FormField form={form} name={`${at}.units`} label={t('fixed.units')} required>
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
      </div>
      <PriceEditor form={form} at={`${at}.prices`} model={model} currency={currency} />
      {existing && (
        <FormSwitch
          form={form}
          name={`${at}.apply_units_immediately`}
          label={t('fixed.immediately')}
          description={t('fixed.immediatelyHint')}
        />
      )}
      <Options form={form} at={at} existing={existing} inUse={inUse} />
    </>
  );
}

type OptionsProps = Pick<BodyProps, 'form' | 'at' | 'existing' | 'inUse'>;

function Options({ form, at, existing, inUse }: OptionsProps) {
  return (
    <details className="group/options">
      <summary className="flex w-fit cursor-pointer select-none list-none items-center gap-1.5 rounded-md font-medium text-slate text-sm hover:text-ink">
        <ChevronDown
          className="size-4 -rotate-90 text-mist transition-transform group-open/options:rotate-0"
          aria-hidden
        />
        {t('fixed.options')}
      </summary>
      <div className="grid gap-4 pt-4 sm:grid-cols-2">
        <FormField
          form={form}
          name={`${at}.invoice_display_name`}
          label={t('fixed.name')}
          hint={t('fixed.nameHint')}
          optional
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name={`${at}.code`}
          label={t('fixed.code')}
          hint={t('fixed.codeHint')}
          optional
        >
          {(field) => (
            <Input {...field} className="font-mono" spellCheck={false} readOnly={existing && inUse} />
          )}
        </FormField>
        <FormField form={form} name={`${at}.pay_in_advance`} label={t('fixed.paid')}>
          {({ value, onChange, ...field }) => (
            <RadioGroup
              {...field}
              aria-label={t('fixed.paid')}
              disabled={existing}
              value={value ? 'advance' : 'arrears'}
              onChange={(when) => onChange(when === 'advance')}
              options={[
                { value: 'arrears', label: t('form.inArrears') },
                { value: 'advance', label: t('form.inAdvance') },
              ]}
            />
          )}
        </FormField>
        <FormSwitch
          form={form}
          name={`${at}.prorated`}
          label={t('fixed.prorated')}
          description={t('fixed.proratedHint')}
          disabled={existing}
        />
        <div className="sm:col-span-2">
          <Controller
            control={form.control}
            name={`${at}.tax_codes`}
            render={({ field: { value, onChange } }) => (
              <TaxesField
                label={t('fixed.taxes')}
                hint={t('fixed.taxesHint')}
                value={value}
                onChange={onChange}
              />
            )}
          />
        </div>
      </div>
    </details>
  );
}
