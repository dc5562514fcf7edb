import { formatMoney } from '@/ui';
import { t } from './texts';

const SEGMENT = /\[(\{.*?\}|[^\]]*)\]|([^.[\]]+)/g;

/** `charges[storage].properties.amount` as its steps: Charges, storage, properties, amount. */
export function stepsOf(field: string): string[] {
  return [...field.matchAll(SEGMENT)].map(([, named, name = ''], index) => {
    if (named !== undefined) return selectionOf(named);
    const words = name.replaceAll('_', ' ').replace(/ cents$/, '');
    return index === 0 ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

/** A filter is named by the values it selects, as JSON. */
function selectionOf(name: string): string {
  if (!name.startsWith('{')) return name;
  try {
    const values = Object.entries(JSON.parse(name) as Record<string, string[]>);
    return values.map(([key, list]) => `${key}: ${list.join(', ')}`).join('; ');
  } catch {
    return name;
  }
}

/** A value in one line; `null` for what takes several, as a whole charge does. */
export function shortText(field: string, value: unknown, currency: string): string | null {
  if (value === null || value === undefined) return t('nothing');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number')
    return field.endsWith('_cents') ? formatMoney(value, currency) : String(value);
  if (typeof value === 'string') return value === '' ? t('nothing') : value;
  return null;
}
