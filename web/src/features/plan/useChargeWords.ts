import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { chargeWords } from './chargeWords';
import type { ChargeModel, Properties } from './plan.queries';

export function useChargeWords(): (model: ChargeModel, properties: Properties, currency: string) => string {
  const { t } = useTranslation('plan');
  return useCallback((model, properties, currency) => chargeWords(t, model, properties, currency), [t]);
}
