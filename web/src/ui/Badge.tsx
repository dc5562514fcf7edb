import type { ReactNode } from 'react';
import { cx } from './cx';

export type Tone = 'neutral' | 'teal' | 'amber' | 'red' | 'outline';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-slate',
  teal: 'bg-teal-soft text-teal-ink',
  amber: 'bg-amber-soft text-amber-ink',
  red: 'bg-red-soft text-red-ink',
  outline: 'border border-line-strong text-slate',
};

const dots: Record<Tone, string> = {
  neutral: 'bg-mist',
  teal: 'bg-teal',
  amber: 'bg-amber',
  red: 'bg-red',
  outline: 'bg-mist',
};

interface BadgeProps {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = 'neutral', className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A state of an object. Amber and red are for states that somebody should look at. */
export function Status({ tone = 'neutral', children }: BadgeProps) {
  return (
    <Badge tone={tone}>
      <span className={cx('size-1.5 rounded-full', dots[tone])} aria-hidden />
      {children}
    </Badge>
  );
}
