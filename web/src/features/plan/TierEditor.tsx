import { Plus, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { get, useController } from 'react-hook-form';
import { Button, cx, errorText, formatDecimal, IconButton, Input } from '@/ui';
import { isDecimal } from './decimal';
import type { PlanFormState, PricesPath } from './formTypes';
import type { ChargeModel } from './plan.queries';
import { t } from './texts';
import { added, changed, removed, type TierValues } from './tiers';

interface TierEditorProps {
  form: PlanFormState;
  at: PricesPath;
  model: ChargeModel;
  currency: string;
  label: string;
}

const grid =
  'grid grid-cols-[5.5rem_minmax(0,1fr)_2rem] gap-x-2 gap-y-2 sm:grid-cols-[5rem_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_2rem]';

/** Tiers that connect by themselves: where one ends, the next begins. Enter in the last one adds another. */
export function TierEditor({ form, at, model, currency, label }: TierEditorProps) {
  const name = `${at}.tiers` as const;
  const { field } = useController({ control: form.control, name });
  const tiers: TierValues[] = field.value;
  const columns = {
    upTo: t('tiers.upTo'),
    price: model === 'graduated_percentage' ? t('tiers.rate') : t('tiers.unitPrice'),
    flat: t('tiers.flat'),
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      <div className={cx(grid, 'font-medium text-mist text-xs max-sm:hidden')} aria-hidden>
        <span className="text-right">{t('tiers.from')}</span>
        <span className="text-right">{columns.upTo}</span>
        <span className="text-right">{columns.price}</span>
        <span className="text-right">{columns.flat}</span>
      </div>
      {tiers.map((tier, index) => (
        <TierRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
          key={index}
          tier={tier}
          number={index + 1}
          last={index === tiers.length - 1}
          alone={tiers.length === 1}
          columns={columns}
          unit={model === 'graduated_percentage' ? { suffix: '%' } : { prefix: currency }}
          currency={currency}
          errors={get(form.formState.errors, `${name}.${index}`)}
          onChange={(change) => field.onChange(changed(tiers, index, change))}
          onRemove={() => field.onChange(removed(tiers, index))}
          onAdd={() => field.onChange(added(tiers))}
        />
      ))}
      <div>
        <Button variant="ghost" size="sm" icon={Plus} onClick={() => field.onChange(added(tiers))}>
          {t('tiers.add')}
        </Button>
      </div>
    </fieldset>
  );
}

type Editable = 'upTo' | 'price' | 'flat';

interface TierRowProps {
  tier: TierValues;
  number: number;
  last: boolean;
  alone: boolean;
  columns: Record<Editable, string>;
  unit: { prefix?: string; suffix?: string };
  currency: string;
  errors: Partial<Record<Editable, { message?: string }>> | undefined;
  onChange: (change: Partial<TierValues>) => void;
  onRemove: () => void;
  onAdd: () => void;
}

function TierRow(props: TierRowProps) {
  const { tier, number, last, columns, errors } = props;
  const problem = errors?.upTo?.message ?? errors?.price?.message ?? errors?.flat?.message;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !last) return;
    event.preventDefault();
    props.onAdd();
  };
  const cell = (column: Editable) => ({
    numeric: true,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    'aria-label': t('tiers.cell', { number, column: columns[column] }),
    'aria-invalid': errors?.[column] ? true : undefined,
    value: tier[column],
    onChange: (event: { target: { value: string } }) => props.onChange({ [column]: event.target.value }),
    onKeyDown,
  });
  return (
    <div className="max-sm:border-line max-sm:border-b max-sm:pb-3">
      <div className={cx(grid, 'items-center')}>
        <span className="tabular text-right text-slate text-sm">
          {isDecimal(tier.from) ? formatDecimal(tier.from) : '…'}
        </span>
        {last ? (
          <span className="flex h-8 items-center justify-end rounded-md bg-sunken px-2.5 text-mist text-sm">
            <span role="img" aria-label={t('tiers.endless')}>
              ∞
            </span>
          </span>
        ) : (
          <Input {...cell('upTo')} />
        )}
        <div className="max-sm:order-last max-sm:col-span-3">
          <Labelled label={columns.price}>
            <Input {...cell('price')} {...props.unit} />
          </Labelled>
        </div>
        <div className="max-sm:order-last max-sm:col-span-3">
          <Labelled label={columns.flat}>
            <Input {...cell('flat')} prefix={props.currency} />
          </Labelled>
        </div>
        <IconButton
          icon={X}
          label={t('tiers.remove', { number })}
          disabled={props.alone}
          onClick={props.onRemove}
        />
      </div>
      {problem && (
        <p role="alert" className="mt-1 text-right text-red-ink text-xs sm:pr-10">
          {errorText(problem)}
        </p>
      )}
    </div>
  );
}

/** On narrow screens the columns' names stand at the fields. */
function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <span className="w-[5.5rem] shrink-0 text-right text-mist text-xs sm:hidden" aria-hidden>
        {label}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
