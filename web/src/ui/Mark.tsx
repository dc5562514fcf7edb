interface MarkProps {
  className?: string;
}

/** The mark: a ridge above the lake that lies in its bowl. */
export function Mark({ className }: MarkProps) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path
        fill="var(--ink)"
        d="M2.5 17.5 11.6 5.2a1.2 1.2 0 0 1 1.9 0l4.2 5.6 2.5-3a1.2 1.2 0 0 1 1.8 0l7.5 9.7z"
      />
      <path fill="var(--teal)" d="M3 20.5h26C27.6 25.6 22.3 29 16 29S4.4 25.6 3 20.5z" />
    </svg>
  );
}

/** Mark and name together. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-ink text-lg tracking-tight">
      <Mark className="size-7" />
      Tarn
    </span>
  );
}
