import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { PageMeta } from '@/api/types';
import { IconButton } from './Button';
import { t } from './texts';

interface PaginationProps {
  meta: PageMeta;
  /** Rows on a full page. */
  perPage: number;
  onPage: (page: number) => void;
}

export function Pagination({ meta, perPage, onPage }: PaginationProps) {
  const first = (meta.current_page - 1) * perPage + 1;
  const last = Math.min(meta.current_page * perPage, meta.total_count);
  return (
    <nav
      aria-label={t('pages.label')}
      className="flex items-center justify-between gap-4 border-line border-t px-4 py-2 text-mist text-sm"
    >
      <span className="tabular">
        {t('pages.range', { first, last, total: meta.total_count.toLocaleString() })}
      </span>
      {meta.total_pages > 1 && (
        <span className="flex gap-1">
          <IconButton
            icon={ChevronLeft}
            size="sm"
            label={t('pages.previous')}
            disabled={meta.prev_page === null}
            onClick={() => meta.prev_page !== null && onPage(meta.prev_page)}
          />
          <IconButton
            icon={ChevronRight}
            size="sm"
            label={t('pages.next')}
            disabled={meta.next_page === null}
            onClick={() => meta.next_page !== null && onPage(meta.next_page)}
          />
        </span>
      )}
    </nav>
  );
}
