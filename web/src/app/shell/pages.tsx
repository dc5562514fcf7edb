import { Compass, Lock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, EmptyState } from '@/ui';
import { useMembership } from '../permissions/access';

export function NotFoundPage({ home }: { home?: string }) {
  const { t } = useTranslation('shell');
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
  const { t } = useTranslation('shell');
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
  const { t } = useTranslation('shell');
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
