import { createLink } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentType, ReactNode, Ref } from 'react';
import { cx } from './cx';
import { Tooltip } from './Tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';
export type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;

const shape =
  'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium no-underline transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-teal text-on-teal shadow-low hover:bg-teal-strong',
  secondary: 'bg-raised text-ink border border-line-strong shadow-low hover:bg-hover',
  ghost: 'text-slate hover:bg-hover hover:text-ink',
  danger: 'bg-red text-on-red shadow-low hover:bg-red-strong',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-sm gap-1.5',
  md: 'h-8 px-3 text-sm gap-1.5',
  lg: 'h-10 px-4 text-base gap-2',
};

const squares: Record<ButtonSize, string> = { sm: 'size-7', md: 'size-8', lg: 'size-10' };

/** How a button looks that shows an icon alone. */
export const squareButtonClass = (variant: ButtonVariant, size: ButtonSize, extra?: string) =>
  cx(shape, variants[variant], squares[size], extra);

export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', extra?: string) {
  return cx(shape, variants[variant], sizes[size], extra);
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: Icon;
  /** Shows a spinner and ignores clicks while the action runs. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant,
  size,
  icon: IconMark,
  busy,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={buttonClass(variant, size, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : IconMark && <IconMark className="size-4 shrink-0" aria-hidden />}
      {children}
    </button>
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: Icon;
  ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ variant, size, icon: IconMark, className, children, ...rest }: AnchorProps) {
  return (
    <a className={buttonClass(variant, size, className)} {...rest}>
      {IconMark && <IconMark className="size-4 shrink-0" aria-hidden />}
      {children}
    </a>
  );
}

/** A route link that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor);

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Read to screen readers and shown as the tooltip. */
  label: string;
  icon: Icon;
  size?: ButtonSize;
  variant?: ButtonVariant;
  hint?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  icon: IconMark,
  size = 'md',
  variant = 'ghost',
  hint,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={hint ?? label}>
      <button
        type="button"
        aria-label={label}
        className={squareButtonClass(variant, size, className)}
        {...rest}
      >
        <IconMark className="size-4" aria-hidden />
      </button>
    </Tooltip>
  );
}

export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle className={cx('size-4 shrink-0 animate-spin', className)} aria-hidden />;
}
