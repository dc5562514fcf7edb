import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { type PricingUnit, unitChoicesQuery } from './pricingunit.queries';

const NONE: PricingUnit[] = [];

/** The organization's pricing units; none for roles that may not see them. */
export function usePricingUnits(): PricingUnit[] {
  const { can } = usePermissions();
  const units = useQuery({ ...unitChoicesQuery, enabled: can('pricing_units:view') });
  return units.data ?? NONE;
}

/** What stands beside the prices of a charge: its unit's short name, else the currency. */
export function useUnitLabel(): (unitCode: string | undefined, currency: string) => string {
  const units = usePricingUnits();
  return (code, currency) =>
    code ? (units.find((unit) => unit.code === code)?.short_name ?? code) : currency;
}
