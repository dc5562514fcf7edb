import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { customerName } from '@/features/customer/customer.queries';
import { nameOf, partOf } from '@/features/invoice/feeSections';
import {
  Card,
  CivilDate,
  CopyId,
  cx,
  formatDecimal,
  KeyValue,
  Loaded,
  Money,
  PageBody,
  PageHeader,
} from '@/ui';
import { CreditNoteActions } from './CreditNoteActions';
import { CreditNoteMetadata } from './CreditNoteMetadata';
import { CreditNoteState } from './CreditNoteState';
import { type CreditNote, creditNoteQuery } from './creditnote.queries';
import { t } from './texts';

export function CreditNotePage() {
  const { noteId = '' } = useParams({ strict: false }) as { noteId?: string };
  return <Loaded query={useQuery(creditNoteQuery(noteId))}>{(note) => <Content note={note} />}</Loaded>;
}

function Content({ note }: { note: CreditNote }) {
  const path = useOrgPath();
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: t('title'), to: path('credit-notes') }]}
        title={note.number}
        beside={<CreditNoteState note={note} />}
        actions={<CreditNoteActions note={note} />}
      />
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        <Items note={note} />
        <aside className="flex w-full shrink-0 flex-col gap-5 lg:w-80">
          <Facts note={note} />
          <CreditNoteMetadata note={note} />
        </aside>
      </div>
    </PageBody>
  );
}

function Items({ note }: { note: CreditNote }) {
  const { currency } = note;
  return (
    <article className="min-w-0 flex-1 rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-sm" aria-label={t('page.items')}>
        <thead>
          <tr className="text-left text-mist text-xs">
            <th scope="col" className="py-3 pl-5 font-medium">
              {t('page.item')}
            </th>
            <th scope="col" className="py-3 pr-5 text-right font-medium">
              {t('page.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(note.items ?? []).map((item) => (
            <tr key={item.lago_id} className="border-line border-t align-baseline">
              <td className="py-2.5 pl-5">
                {nameOf(item.fee)}
                {partOf(item.fee) && <span className="text-slate"> · {partOf(item.fee)}</span>}
              </td>
              <td className="py-2.5 pr-5 text-right">
                <Money amountCents={item.amount_cents} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="ml-auto flex max-w-md flex-col gap-1.5 border-line border-t px-5 py-5 text-sm">
        {note.coupons_adjustment_amount_cents > 0 && (
          <Line label={t('page.coupons')} cents={-note.coupons_adjustment_amount_cents} currency={currency} />
        )}
        <Line
          label={t('page.subtotal')}
          cents={note.sub_total_excluding_taxes_amount_cents}
          currency={currency}
        />
        {(note.applied_taxes ?? []).length === 0 && (
          <Line label={t('page.noTax')} cents={0} currency={currency} />
        )}
        {(note.applied_taxes ?? []).map((tax) => (
          <Line
            key={tax.lago_id}
            label={t('page.tax', { name: tax.tax_name, rate: formatDecimal(tax.tax_rate) })}
            cents={tax.amount_cents}
            currency={currency}
          />
        ))}
        <Line label={t('page.total')} cents={note.total_amount_cents} currency={currency} strong />
        {(['credit', 'refund', 'offset'] as const).map(
          (kind) =>
            note[`${kind}_amount_cents`] > 0 && (
              <Line
                key={kind}
                label={t(`page.${kind}`)}
                cents={note[`${kind}_amount_cents`]}
                currency={currency}
              />
            ),
        )}
      </dl>
    </article>
  );
}

interface LineProps {
  label: string;
  cents: number;
  currency: string;
  strong?: boolean;
}

function Line({ label, cents, currency, strong }: LineProps) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-6',
        strong && 'mt-1.5 border-line border-t pt-3 pb-1.5 font-semibold text-base text-ink',
      )}
    >
      <dt className={strong ? undefined : 'text-slate'}>{label}</dt>
      <dd className="shrink-0">
        <Money amountCents={cents} currency={currency} />
      </dd>
    </div>
  );
}

function Facts({ note }: { note: CreditNote }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const link = (allowed: boolean, to: string, text: ReactNode) =>
    allowed ? (
      <Link to={to} className="text-teal-ink">
        {text}
      </Link>
    ) : (
      text
    );
  const items = [
    note.customer && {
      label: t('columns.customer'),
      value: link(
        can('customers:view'),
        path('customers', note.customer.external_id),
        customerName(note.customer),
      ),
    },
    {
      label: t('columns.invoice'),
      value: link(can('invoices:view'), path('invoices', note.lago_invoice_id), note.invoice_number),
    },
    { label: t('columns.issued'), value: <CivilDate on={note.issuing_date} /> },
    { label: t('page.reason'), value: t(`reasons.${note.reason}`) },
    note.credit_amount_cents > 0 && {
      label: t('page.left'),
      value: <Money amountCents={note.balance_amount_cents} currency={note.currency} />,
    },
    note.description && { label: t('page.note'), value: note.description },
    { label: t('page.entity'), value: note.billing_entity_code },
    { label: t('page.id'), value: <CopyId value={note.lago_id} label={t('page.id')} short /> },
  ];
  return (
    <Card title={t('page.facts')}>
      <KeyValue compact items={items.filter((item) => typeof item === 'object' && item !== null)} />
    </Card>
  );
}
