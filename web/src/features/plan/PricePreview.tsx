import { useId, useState } from 'react';
import { currencyExponent, formatDecimal, formatPrice, Input } from '@/ui';
import type { PriceValues } from './charge';
import { compare, decimal, rounded, textOf, ZERO } from './decimal';
import type { ChargeModel } from './plan.queries';
import { type PreviewStep, previewOf } from './preview';
import { t } from './texts';

interface PricePreviewProps {
  model: ChargeModel;
  prices: PriceValues;
  /** Least that a period costs, as typed. */
  minimum: string;
  currency: string;
}

/** What a number of units would cost, reckoned exactly while prices are typed. */
export function PricePreview({ model, prices, minimum, currency }: PricePreviewProps) {
  const id = useId();
  const [text, setText] = useState('1000');
  const units = decimal(text);
  const preview = units && previewOf(model, prices, units);
  const byEvent = model === 'percentage' || model === 'dynamic';
  const least = decimal(minimum) ?? ZERO;
  const raised = preview && compare(preview.total, least) < 0;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-4 py-3 text-sm">
      <span className="font-medium text-slate">{t('preview.title')}</span>
      {byEvent ? (
        <span className="text-mist">{t('preview.unavailable')}</span>
      ) : (
        <>
          <label htmlFor={id} className="sr-only">
            {t('preview.units')}
          </label>
          <Input
            id={id}
            numeric
            inputMode="decimal"
            className="max-w-28"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {preview ? (
            <output htmlFor={id} className="tabular flex flex-wrap items-baseline gap-x-2">
              <span className="text-mist">{t('preview.cost')}</span>
              <strong className="font-semibold text-ink">
                {formatPrice(
                  textOf(rounded(raised ? least : preview.total, currencyExponent(currency))),
                  currency,
                )}
              </strong>
              {raised ? (
                <span className="text-mist text-xs">
                  {t('preview.minimum', { amount: formatPrice(textOf(least), currency) })}
                </span>
              ) : (
                <Steps model={model} steps={preview.steps} currency={currency} />
              )}
            </output>
          ) : (
            <span className="text-mist">{t('preview.incomplete')}</span>
          )}
        </>
      )}
    </div>
  );
}

interface StepsProps {
  model: ChargeModel;
  steps: PreviewStep[];
  currency: string;
}

/** How the amount comes about: "100 × €0.10 + 900 × €0.05". */
function Steps({ model, steps, currency }: StepsProps) {
  const price = (step: PreviewStep) =>
    model === 'graduated_percentage'
      ? `${formatDecimal(textOf(step.price))}%`
      : formatPrice(textOf(step.price), currency);
  const parts = steps.map((step) => {
    const values = { units: formatDecimal(textOf(step.units)), price: price(step) };
    return compare(step.flat, ZERO) === 0
      ? t('preview.step', values)
      : t('preview.stepFlat', { ...values, flat: formatPrice(textOf(step.flat), currency) });
  });
  if (parts.length === 0) return null;
  return <span className="text-mist text-xs">= {parts.join(' + ')}</span>;
}
