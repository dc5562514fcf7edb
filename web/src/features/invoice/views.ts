import type { InvoiceFilters } from './invoice.queries';

/** The questions asked of the list most often (WEB-180). */
export const VIEWS = ['all', 'draft', 'outstanding', 'overdue', 'paid', 'voided'] as const;

export type View = (typeof VIEWS)[number];

type Narrowing = Pick<InvoiceFilters, 'status' | 'payment_status' | 'payment_overdue'>;

const narrowings: Record<View, Narrowing> = {
  all: {},
  draft: { status: ['draft'] },
  outstanding: { status: ['finalized'], payment_status: ['pending', 'failed'] },
  overdue: { status: ['finalized'], payment_overdue: true },
  paid: { status: ['finalized'], payment_status: ['succeeded'] },
  voided: { status: ['voided'] },
};

export const viewOf = (value: string | undefined): View => VIEWS.find((view) => view === value) ?? 'all';

export const narrowingOf = (view: View): Narrowing => narrowings[view];
