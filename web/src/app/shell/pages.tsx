import { Compass, Lock, TriangleAlert } from 'lucide-react';
import { Button, ButtonLink, EmptyState } from '@/ui';
import { useMembership } from '../permissions/access';
import { t } from './texts';

export function NotFoundPage({ home }: { home?: string }) {
  return (
    <main className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        icon={Compass}
        title={t('notFound.title')}
        body={t('notFound.body')}
        action={<ButtonLink to={home ?? '/'}>{t('notFound.home')}</ButtonLink>}
      />
    </main>
  );
}

/** A page whose permission the member lacks, or, with `nothing`, a member without any page. */
export function ForbiddenPage({ nothing }: { nothing?: boolean }) {
  const organization = useMembership().organization.name;
  return (
    <div className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        icon={Lock}
        title={t('forbidden.title')}
        body={nothing ? t('forbidden.nothing', { organization }) : t('forbidden.body', { organization })}
      />
    </div>
  );
}

export function CrashedPage() {
  return (
    <div role="alert" className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        icon={TriangleAlert}
        title={t('crashed.title')}
        body={t('crashed.body')}
        action={<Button onClick={() => window.location.reload()}>{t('crashed.reload')}</Button>}
      />
    </div>
  );
}
