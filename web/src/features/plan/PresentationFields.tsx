import { Checkbox, FormField, TokenInput } from '@/ui';
import type { ChargePath, PlanFormState } from './formTypes';
import type { PresentationKey } from './plan.queries';
import { t } from './texts';

const MAX_KEYS = 2;

/** Properties that usage is split by without being priced by them (PRC-052). */
export function PresentationFields({ form, at }: { form: PlanFormState; at: ChargePath }) {
  return (
    <FormField
      form={form}
      name={`${at}.prices.presentation`}
      label={t('charge.presentation')}
      hint={t('charge.presentationHint')}
      optional
    >
      {({ value, onChange, ...field }) => {
        const keys = value as PresentationKey[];
        const known = (name: string) => keys.find((key) => key.value === name) ?? { value: name };
        return (
          <>
            <TokenInput
              {...field}
              value={keys.map((key) => key.value)}
              placeholder={t('charge.presentationPlaceholder')}
              onChange={(names) => onChange(names.slice(0, MAX_KEYS).map(known))}
            />
            {keys.map((key) => (
              <Checkbox
                key={key.value}
                label={t('charge.presentationOnInvoice', { key: key.value })}
                value={key.options?.display_in_invoice ?? false}
                onChange={(display_in_invoice) =>
                  onChange(
                    keys.map((one) =>
                      one.value === key.value ? { ...one, options: { display_in_invoice } } : one,
                    ),
                  )
                }
              />
            ))}
          </>
        );
      }}
    </FormField>
  );
}
