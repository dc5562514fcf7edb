import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import {
  Badge,
  Decimal,
  decimalFromCents,
  formatDayOf,
  formatPrice,
  IconButton,
  Money,
  Price,
  useZone,
} from '@/ui';
import { useFeeEditing } from './EditedFees';
import { ExplainedAmount } from './Explained';
import { FeePartRow } from './FeePartRow';
import { feeParts } from './feeParts';
import { type FeeBlock, type FeeSection, feeSections, nameOf, partOf } from './feeSections';
import type { Fee, InvoiceDetail, PricingUnitDetails } from './invoice.queries';
import { t } from './texts';

/** What was billed, by subscription and period. Every amount opens its explanation. */
export function FeeLines({ invoice }: { invoice: InvoiceDetail }) {
  const sections = feeSections(invoice);
  if (sections.length === 0)
    return <p className="border-line border-t px-5 py-8 text-center text-mist text-sm">{t('lines.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto border-line border-t" tabIndex={0} aria-label={t('lines.item')}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-left text-mist text-xs">
            <th scope="col" className="py-2 pl-5 font-medium sm:pl-6">
              {t('lines.item')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium max-sm:hidden">
              {t('lines.units')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium max-sm:hidden">
              {t('lines.price')}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium max-md:hidden">
              {t('lines.tax')}
            </th>
            <th scope="col" className="py-2 pr-5 pl-3 text-right font-medium sm:pr-6">
              {t('lines.amount')}
            </th>
          </tr>
        </thead>
        {sections.map((section) => (
          <SectionRows
            key={section.key}
            section={section}
            currency={invoice.currency}
            summed={sections.length > 1}
          />
        ))}
      </table>
    </section>
  );
}

interface SectionRowsProps {
  section: FeeSection;
  currency: string;
  /** Several sections: each shows its sum. */
  summed: boolean;
}

function SectionRows({ section, currency, summed }: SectionRowsProps) {
  return (
    <tbody className="border-line border-t">
      <tr>
        <th scope="rowgroup" className="pt-4 pb-1 pl-5 text-left font-semibold sm:pl-6">
          <SectionTitle section={section} />
        </th>
        <EmptyFigures />
        <td className="pt-4 pr-5 pb-1 pl-3 text-right font-semibold sm:pr-6">
          {summed && <Money amountCents={section.amountCents} currency={currency} />}
        </td>
      </tr>
      {section.blocks.map((block) => (
        <BlockRows key={block.key} block={block} currency={currency} />
      ))}
    </tbody>
  );
}

/** The columns between name and amount; on narrow screens they are not there, so no cell may span them. */
function EmptyFigures() {
  return (
    <>
      <td className="max-sm:hidden" />
      <td className="max-sm:hidden" />
      <td className="max-md:hidden" />
    </>
  );
}

function SectionTitle({ section }: { section: FeeSection }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  const externalId = section.period?.external_subscription_id;
  if (!externalId) return t('lines.other');
  if (!can('subscriptions:view')) return externalId;
  return (
    <Link to={path('subscriptions', externalId)} className="text-ink no-underline hover:underline">
      {externalId}
    </Link>
  );
}

function BlockRows({ block, currency }: { block: FeeBlock; currency: string }) {
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const { fromAt, toAt, fees, unused } = block;
  return (
    <>
      {fromAt && toAt && (
        <tr>
          <td className="pt-2 pl-5 text-mist text-xs sm:pl-6">
            {formatDayOf(fromAt, zone)} – {formatDayOf(toAt, zone)}
          </td>
        </tr>
      )}
      {[...fees, ...(open ? unused : [])].map((fee) => (
        <FeeRows key={fee.lago_id} fee={fee} currency={currency} />
      ))}
      {unused.length > 0 && !open && (
        <tr>
          <td className="pb-3 pl-5 sm:pl-6">
            <button
              type="button"
              onClick={() => setOpen(true)}
              className="-mx-1 rounded-sm px-1 text-mist text-xs hover:bg-hover hover:text-ink"
            >
              + {t('lines.unused', { count: unused.length })}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}

function useFeeName(): (fee: Fee) => string {
  return (fee) => {
    const name = nameOf(fee);
    if (fee.item.type === 'subscription') return t('lines.subscriptionFee', { name });
    if (fee.item.type === 'commitment') return t('lines.commitment', { name });
    return fee.lago_true_up_parent_fee_id ? t('lines.trueUp', { name }) : name;
  };
}

/** On a draft: what was edited, and the way to edit it. */
function EditMark({ fee, name }: { fee: Fee; name: string }) {
  const editing = useFeeEditing();
  if (!editing) return null;
  return (
    <span className="ml-1 inline-flex items-center gap-1 align-middle">
      {editing.editOf(fee) && <Badge tone="amber">{t('edited')}</Badge>}
      <IconButton
        icon={Pencil}
        size="sm"
        label={t('actions.edit', { name })}
        onClick={() => editing.edit(fee)}
      />
    </span>
  );
}

/** What came to so much in the unit it is priced in, and what one of it is worth (PRC-053). */
const unitText = (
  { short_name: unit, amount_cents, conversion_rate }: PricingUnitDetails,
  currency: string,
) =>
  t('lines.inUnit', {
    amount: formatPrice(decimalFromCents(amount_cents, ''), unit),
    rate: formatPrice(conversion_rate, currency),
  });

function FeeRows({ fee, currency }: { fee: Fee; currency: string }) {
  const feeName = useFeeName();
  const parts = feeParts(fee);
  const part = partOf(fee);
  return (
    <>
      <tr className="align-baseline">
        <td className="py-1.5 pl-5 sm:pl-6">
          <span className="text-ink">{feeName(fee)}</span>
          {part && <span className="text-slate"> · {part}</span>}
          {Boolean(fee.events_count) && (
            <span className="ml-2 whitespace-nowrap text-mist text-xs">
              {t('lines.events', { count: fee.events_count ?? 0 })}
            </span>
          )}
          <EditMark fee={fee} name={feeName(fee)} />
          {fee.pricing_unit_details && (
            <span className="block text-mist text-xs">{unitText(fee.pricing_unit_details, currency)}</span>
          )}
        </td>
        <td className="px-3 py-1.5 text-right max-sm:hidden">
          <Decimal value={fee.units} />
        </td>
        <td className="px-3 py-1.5 text-right max-sm:hidden">
          {parts.length === 0 && <Price amount={fee.precise_unit_amount} currency={currency} />}
        </td>
        <td className="px-3 py-1.5 text-right text-mist max-md:hidden">
          <Decimal value={fee.taxes_rate} /> %
        </td>
        <td className="py-1.5 pr-5 pl-3 text-right sm:pr-6">
          <ExplainedAmount amountCents={fee.amount_cents} currency={currency} fee={fee} />
        </td>
      </tr>
      {parts.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a price are fixed
        <FeePartRow key={index} part={line} fee={fee} currency={currency} />
      ))}
    </>
  );
}
