import { ChevronDown, Copy, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { get, useWatch } from 'react-hook-form';
import type { Metric } from '@/features/metric/metric.queries';
import { useUnitLabel } from '@/features/pricingunit/usePricingUnits';
import { Badge, Combobox, ConfirmDialog, cx, FormField, IconButton, Select } from '@/ui';
import { ChargeFilters } from './ChargeFilters';
import { ChargeOptions } from './ChargeOptions';
import { propertiesOf } from './charge';
import { chargeWords } from './chargeWords';
import type { ChargePath, PlanFormState } from './formTypes';
import { mayBeInAdvance, mayProrate, modelsFor } from './models';
import { PriceEditor } from './PriceEditor';
import { PricePreview } from './PricePreview';
import { PricingUnitFields } from './PricingUnitFields';
import type { ChargeModel } from './plan.queries';
import { type ChargeValues, isComplete } from './planForm';
import { t } from './texts';

interface ChargeEditorProps {
  form: PlanFormState;
  at: ChargePath;
  metrics: readonly Metric[];
  currency: string;
  /** Whether customers have subscribed to the plan. */
  inUse: boolean;
  startsOpen: boolean;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** One charge: a line that sums it up, and below it, when opened, everything about it. */
export function ChargeEditor(props: ChargeEditorProps) {
  const { form, at, metrics, inUse } = props;
  const bodyId = useId();
  const [open, setOpen] = useState(props.startsOpen);
  const [asking, setAsking] = useState(false);
  const charge = useWatch({ control: form.control, name: at }) as ChargeValues;
  const metric = metrics.find(({ lago_id }) => lago_id === charge.metric_id);
  const title = charge.invoice_display_name || metric?.name || charge.code || t('charge.new');
  const invalid = Boolean(get(form.formState.errors, at));
  const shown = open || invalid;
  const unit = useUnitLabel()(charge.pricing_unit, props.currency);
  const existing = inUse && charge.lago_id !== null;
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
            <Summary charge={charge} currency={unit} />
          </span>
        </button>
        <IconButton icon={Copy} label={t('charge.duplicate')} onClick={props.onDuplicate} />
        <IconButton
          icon={Trash2}
          label={t('charge.remove')}
          onClick={() => (existing ? setAsking(true) : props.onRemove())}
        />
      </header>
      {shown && (
        <div id={bodyId} className="flex flex-col gap-5 border-line border-t p-4 sm:p-5">
          <ChargeBody {...props} unit={unit} charge={charge} metric={metric} locked={existing} />
        </div>
      )}
      {asking && (
        <ConfirmDialog
          open
          onClose={() => setAsking(false)}
          title={t('charge.removeTitle', { metric: title })}
          body={t('charge.removeBody')}
          confirm={t('charge.removeConfirm')}
          onConfirm={async () => props.onRemove()}
        />
      )}
    </section>
  );
}

function Summary({ charge, currency }: { charge: ChargeValues; currency: string }) {
  const model = charge.charge_model;
  const text = isComplete(charge)
    ? chargeWords(model, propertiesOf(model, charge.prices), currency)
    : t('summary.pending');
  return (
    <span className="tabular block truncate text-mist text-xs">
      {t(`models.${model}`)} · {text}
    </span>
  );
}

interface ChargeBodyProps extends ChargeEditorProps {
  charge: ChargeValues;
  metric: Metric | undefined;
  /** What prices are in: the currency, or a pricing unit's short name. */
  unit: string;
  locked: boolean;
}

function ChargeBody({ form, at, metrics, currency, unit, charge, metric, locked }: ChargeBodyProps) {
  const model = charge.charge_model;
  const chooseMetric = (id: string) => {
    const next = metrics.find(({ lago_id }) => lago_id === id);
    const models = modelsFor(next?.aggregation_type);
    const kept = models.includes(model) ? model : 'standard';
    form.setValue(`${at}.charge_model`, kept, { shouldDirty: true });
    form.setValue(`${at}.filters`, [], { shouldDirty: true });
    if (!mayProrate(kept, next)) form.setValue(`${at}.prorated`, false, { shouldDirty: true });
    if (!mayBeInAdvance(kept, next)) form.setValue(`${at}.pay_in_advance`, false, { shouldDirty: true });
  };
  const chooseModel = (next: ChargeModel) => {
    if (!mayProrate(next, metric, charge.pay_in_advance))
      form.setValue(`${at}.prorated`, false, { shouldDirty: true });
    if (!mayBeInAdvance(next, metric)) form.setValue(`${at}.pay_in_advance`, false, { shouldDirty: true });
  };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name={`${at}.metric_id`} label={t('charge.metric')} required>
          {({ onChange, ...field }) => (
            <Combobox
              {...field}
              disabled={locked}
              placeholder={t('charge.chooseMetric')}
              options={metrics.map(({ lago_id, name, code }) => ({
                value: lago_id,
                label: name,
                description: code,
              }))}
              onChange={(id) => {
                onChange(id);
                chooseMetric(id);
              }}
            />
          )}
        </FormField>
        <FormField form={form} name={`${at}.charge_model`} label={t('charge.model')} required>
          {({ onChange, ...field }) => (
            <Select
              {...field}
              disabled={locked}
              options={modelsFor(metric?.aggregation_type).map((value) => ({
                value,
                label: t(`models.${value}`),
                description: t(`modelsExplained.${value}`),
              }))}
              onChange={(next) => {
                onChange(next);
                chooseModel(next);
              }}
            />
          )}
        </FormField>
      </div>
      <PricingUnitFields form={form} at={at} currency={currency} existing={charge.lago_id !== null} />
      <PriceEditor form={form} at={`${at}.prices`} model={model} currency={unit} />
      <PricePreview
        model={model}
        prices={charge.prices}
        minimum={charge.pay_in_advance ? '' : charge.min_amount}
        currency={unit}
      />
      {metric && metric.filters.length > 0 && (
        <ChargeFilters form={form} at={at} metric={metric} model={model} currency={unit} />
      )}
      <details
        className="group/options"
        open={Boolean(get(form.formState.errors, `${at}.min_amount`)) || undefined}
      >
        <summary className="flex w-fit cursor-pointer select-none list-none items-center gap-1.5 rounded-md font-medium text-slate text-sm hover:text-ink">
          <ChevronDown
            className="size-4 -rotate-90 text-mist transition-transform group-open/options:rotate-0"
            aria-hidden
          />
          {t('charge.options')}
        </summary>
        <div className="pt-4">
          <ChargeOptions form={form} at={at} metric={metric} model={model} currency={unit} locked={locked} />
        </div>
      </details>
    </>
  );
}
