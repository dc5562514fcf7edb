import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMembership, useOrgPath, usePermissions } from '@/app/permissions/access';
import { countryName } from '@/features/customer/countryName';
import { type Customer, customerName } from '@/features/customer/customer.queries';
import { Button, CivilDate, formatCivilDate, Money } from '@/ui';
import { useFeeEditing } from './EditedFees';
import { FeeLines } from './FeeLines';
import { InvoiceTotals } from './InvoiceTotals';
import type { InvoiceDetail } from './invoice.queries';
import { t } from './texts';

/** The invoice as the document shows it: who to whom, what for, how much. */
export function InvoicePaper({ invoice }: { invoice: InvoiceDetail }) {
  return (
    <article className="rounded-lg border border-line bg-surface">
      <header className="flex flex-wrap justify-between gap-x-8 gap-y-5 p-5 sm:p-6">
        <Parties invoice={invoice} />
        <Dues invoice={invoice} />
      </header>
      <FeeLines invoice={invoice} />
      <AddFee />
      <InvoiceTotals invoice={invoice} />
    </article>
  );
}

/** On a draft: the way to bill what it lacks. */
function AddFee() {
  const { can } = usePermissions();
  const editing = useFeeEditing();
  if (!editing?.add || !can('subscriptions:view')) return null;
  return (
    <div className="px-4 pt-1 pb-3 sm:px-5">
      <Button variant="ghost" size="sm" icon={Plus} onClick={editing.add}>
        {t('addFee.action')}
      </Button>
    </div>
  );
}

function Parties({ invoice }: { invoice: InvoiceDetail }) {
  const { organization } = useMembership();
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-5">
      <div>
        <h2 className="mb-1 text-mist text-xs">{t('detail.from')}</h2>
        <p className="font-medium text-sm">{organization.name}</p>
      </div>
      <BilledTo customer={invoice.customer} />
    </div>
  );
}

function BilledTo({ customer }: { customer: Customer }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const name = customerName(customer);
  const lines = [
    customer.legal_name && customer.legal_name !== name ? customer.legal_name : null,
    customer.address_line1,
    customer.address_line2,
    [customer.zipcode, customer.city].filter(Boolean).join(' '),
    [customer.state, customer.country && countryName(customer.country)].filter(Boolean).join(', '),
    customer.tax_identification_number,
  ].filter(Boolean);
  return (
    <div className="min-w-0">
      <h2 className="mb-1 text-mist text-xs">{t('detail.to')}</h2>
      {can('customers:view') ? (
        <Link
          to={path('customers', customer.external_id)}
          className="font-medium text-ink text-sm no-underline hover:underline"
        >
          {name}
        </Link>
      ) : (
        <p className="font-medium text-sm">{name}</p>
      )}
      <address className="text-slate text-sm not-italic">
        {lines.map((line) => (
          <span key={line} className="block break-words">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}

/** What is to be paid and until when; the total where nothing is to be paid (yet). */
function Dues({ invoice }: { invoice: InvoiceDetail }) {
  const awaits = invoice.status === 'finalized' && invoice.payment_status !== 'succeeded';
  return (
    <div className="sm:text-right">
      <p className="text-mist text-xs">{awaits ? t('detail.amountDue') : t('detail.total')}</p>
      <p className="font-semibold text-2xl text-ink tracking-tight">
        <Money
          amountCents={awaits ? invoice.total_due_amount_cents : invoice.total_amount_cents}
          currency={invoice.currency}
        />
      </p>
      <p className="mt-0.5 text-slate text-sm">
        {awaits ? (
          t('detail.amountDueOn', { date: formatCivilDate(invoice.payment_due_date) })
        ) : (
          <CivilDate on={invoice.issuing_date} />
        )}
      </p>
    </div>
  );
}
