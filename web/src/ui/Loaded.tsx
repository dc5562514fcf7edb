import { Compass } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/errors';
import { EmptyState, ErrorPanel, SkeletonPage } from './Feedback';
import { t } from './texts';

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** A page about one object: its skeleton, "not found", the error with a retry, or the object. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof ApiError && query.error.status === 404)
    return <EmptyState icon={Compass} title={t('notFound.title')} body={t('notFound.body')} />;
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => query.refetch()} />;
  return skeleton ?? <SkeletonPage />;
}
