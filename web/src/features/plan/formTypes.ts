import type { TarnForm } from '@/ui';
import type { PlanValues } from './planForm';

export type PlanFormState = TarnForm<PlanValues, PlanValues>;

export type FixedChargePath = `fixed_charges.${number}`;

export type ChargePath = `charges.${number}`;

/** Where prices stand in the form: those of a charge, or of one of its filters. */
export type PricesPath =
  | `${ChargePath}.prices`
  | `${FixedChargePath}.prices`
  | `${ChargePath}.filters.${number}.prices`;
