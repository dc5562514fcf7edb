import { type ReactNode, useEffect } from 'react';
import { Wordmark } from '@/ui';
import { t } from './texts';

interface AuthLayoutProps {
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The pages in front of the app: one card above the lake. */
export function AuthLayout({ title, description, footer, children }: AuthLayoutProps) {
  useEffect(() => {
    document.title = `${title} · Tarn`;
  }, [title]);
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden">
      <Ridge />
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-12">
        <div className="mb-8 flex flex-col items-center gap-2">
          <Wordmark />
          <p className="text-slate text-sm">{t('tagline')}</p>
        </div>
        <div className="w-full max-w-sm rounded-lg border border-line bg-surface p-6 shadow-high">
          <h1 className="font-semibold text-ink text-xl tracking-tight">{title}</h1>
          {description && <p className="mt-1 text-slate text-sm">{description}</p>}
          <div className="mt-5">{children}</div>
        </div>
        {footer && <p className="mt-5 rounded-md bg-canvas px-2 py-0.5 text-slate text-sm">{footer}</p>}
      </main>
    </div>
  );
}

/** The ridge and its reflection, drawn behind the card. */
function Ridge() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1440 560"
      preserveAspectRatio="xMidYMax slice"
      className="absolute inset-x-0 bottom-0 -z-10 h-[62dvh] w-full"
    >
      <path
        fill="var(--sunken)"
        d="M0 300 180 150l120 90L470 60l150 170 110-80 190 150 170-190 150 140 200-130v440H0z"
      />
      <path
        fill="var(--line)"
        opacity=".7"
        d="m0 330 230-110 160 80 210-140 220 150 170-90 210 90 240-110v360H0z"
      />
      <path fill="var(--teal-soft)" d="M0 352h1440v208H0z" />
      <path
        fill="var(--teal)"
        opacity=".16"
        d="m0 352 230 60 160-44 210 78 220-84 170 50 210-50 240 62v-72z"
      />
    </svg>
  );
}
