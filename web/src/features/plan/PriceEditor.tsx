import { FormField, Input } from '@/ui';
import { isTiered } from './charge';
import type { PlanFormState, PricesPath } from './formTypes';
import type { ChargeModel } from './plan.queries';
import { TierEditor } from './TierEditor';
import { t } from './texts';

interface PriceEditorProps {
  form: PlanFormState;
  at: PricesPath;
  model: ChargeModel;
  currency: string;
}

/** The prices of a charge or filter, with the fields of its model. */
export function PriceEditor(props: PriceEditorProps) {
  if (isTiered(props.model)) return <TierEditor {...props} label={t('tiers.label')} />;
  switch (props.model) {
    case 'standard':
      return (
        <div className="sm:max-w-64">
          <PriceField {...props} name="amount" label={t('charge.unitPrice')} required />
        </div>
      );
    case 'package':
      return (
        <div className="grid gap-4 sm:grid-cols-3">
          <PriceField {...props} name="amount" label={t('charge.packagePrice')} required />
          <PriceField {...props} name="packageSize" label={t('charge.packageSize')} unit="none" required />
          <PriceField {...props} name="freeUnits" label={t('charge.freeUnits')} unit="none" />
        </div>
      );
    case 'percentage':
      return <PercentageEditor {...props} />;
    default:
      return <p className="text-slate text-sm">{t('charge.dynamic')}</p>;
  }
}

function PercentageEditor(props: PriceEditorProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <PriceField {...props} name="rate" label={t('charge.rate')} unit="percent" required />
      <PriceField {...props} name="fixedAmount" label={t('charge.fixedAmount')} />
      <div className="max-sm:hidden" />
      <PriceField {...props} name="freeEvents" label={t('charge.freeEvents')} unit="none" />
      <PriceField {...props} name="freeTotal" label={t('charge.freeTotal')} />
      <div className="max-sm:hidden" />
      <PriceField {...props} name="minPerEvent" label={t('charge.min')} />
      <PriceField {...props} name="maxPerEvent" label={t('charge.max')} />
    </div>
  );
}

interface PriceFieldProps extends PriceEditorProps {
  name:
    | 'amount'
    | 'packageSize'
    | 'freeUnits'
    | 'rate'
    | 'fixedAmount'
    | 'freeEvents'
    | 'freeTotal'
    | 'minPerEvent'
    | 'maxPerEvent';
  label: string;
  unit?: 'currency' | 'percent' | 'none';
  required?: boolean;
}

function PriceField({ form, at, name, label, currency, unit = 'currency', required }: PriceFieldProps) {
  return (
    <FormField form={form} name={`${at}.${name}`} label={label} required={required} optional={!required}>
      {({ value, ...field }) => (
        <Input
          {...field}
          value={value ?? ''}
          numeric
          inputMode="decimal"
          autoComplete="off"
          prefix={unit === 'currency' ? currency : undefined}
          suffix={unit === 'percent' ? '%' : undefined}
        />
      )}
    </FormField>
  );
}
