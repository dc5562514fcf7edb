import type { ChargeUsage, FilterUsage, GroupUsage, UsageSums } from './usage.queries';

/** A line below a charge: a group of its events, or a filter. */
export interface UsagePart {
  key: string;
  /** Null: what no filter takes. */
  name: string | null;
  sums: UsageSums;
  parts: UsagePart[];
}

function filterName({ invoice_display_name: named, values }: FilterUsage): string | null {
  if (named) return named;
  if (!values) return null;
  return Object.entries(values)
    .map(([key, chosen]) => (chosen.length === 0 ? key : chosen.join(', ')))
    .join(' · ');
}

const filterPart = (filter: FilterUsage): UsagePart => ({
  key: JSON.stringify(filter.values),
  name: filterName(filter),
  sums: filter,
  parts: [],
});

/** A single part without a name repeats its parent, so it is left out. */
const told = (parts: UsagePart[]) => (parts.length === 1 && parts[0]?.name === null ? [] : parts);

const groupPart = (group: GroupUsage): UsagePart => ({
  key: JSON.stringify(group.grouped_by),
  name: Object.values(group.grouped_by).filter(Boolean).join(' · ') || null,
  sums: group,
  parts: told(group.filters.map(filterPart)),
});

/** What a charge's usage is made of: groups first, filters inside of them. */
export function usageParts(charge: Pick<ChargeUsage, 'filters' | 'grouped_usage'>): UsagePart[] {
  if (charge.grouped_usage.length > 0) return told(charge.grouped_usage.map(groupPart));
  return told(charge.filters.map(filterPart));
}

export const chargeName = ({ charge, billable_metric }: ChargeUsage) =>
  charge.invoice_display_name || billable_metric.name;
