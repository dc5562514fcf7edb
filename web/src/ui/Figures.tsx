import { cx } from './cx';
import { decimalFromCents, formatDecimal, formatMoney, formatPrice } from './money';
import { Tooltip } from './Tooltip';

interface MoneyProps {
  amountCents: number | bigint | string | null | undefined;
  currency: string | null | undefined;
  /** The unrounded amount, in currency units, where the shown one was rounded. */
  precise?: string | null;
  strong?: boolean;
  className?: string;
}

/** An amount in its currency's format; on hover the exact value as the server holds it. */
export function Money({ amountCents, currency, precise, strong, className }: MoneyProps) {
  if (amountCents === null || amountCents === undefined || !currency) return <Missing />;
  const exact = precise ?? decimalFromCents(amountCents, currency);
  return (
    <Figure exact={`${exact} ${currency}`} className={cx(strong && 'font-semibold', className)}>
      {formatMoney(amountCents, currency)}
    </Figure>
  );
}

interface PriceProps {
  amount: string | null | undefined;
  currency: string;
}

/** A unit price: a decimal in currency units, with all its digits. */
export function Price({ amount, currency }: PriceProps) {
  if (amount === null || amount === undefined) return <Missing />;
  return <Figure exact={`${amount} ${currency}`}>{formatPrice(amount, currency)}</Figure>;
}

interface DecimalProps {
  value: string | number | null | undefined;
  /** Digits shown after the point; the rest is on hover. */
  digits?: number;
  unit?: string;
  className?: string;
}

export function Decimal({ value, digits = 6, unit, className }: DecimalProps) {
  if (value === null || value === undefined || value === '') return <Missing />;
  return (
    <Figure exact={String(value)} className={className}>
      {formatDecimal(value, digits)}
      {unit && <span className="text-mist"> {unit}</span>}
    </Figure>
  );
}

interface FigureProps {
  exact: string;
  className?: string;
  children: React.ReactNode;
}

function Figure({ exact, className, children }: FigureProps) {
  return (
    <Tooltip content={<span className="tabular font-mono">{exact}</span>}>
      <span className={cx('tabular whitespace-nowrap', className)}>{children}</span>
    </Tooltip>
  );
}

export function Missing() {
  return <span className="text-mist">—</span>;
}
