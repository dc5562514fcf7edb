import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import type { Permission } from '@/app/permissions/permissions';
import { Button, lazyDialog } from '@/ui';
import type { ExportFilters, ExportType } from './export.queries';
import { t } from './texts';

const ExportDialog = lazyDialog(() => import('./ExportDialog'), 'ExportDialog');

interface ExportButtonProps {
  permission: Permission;
  /** What a row of the file can stand for. */
  types: readonly [ExportType, ...ExportType[]];
  filters: ExportFilters;
  /** Search or filters narrow the list. */
  filtered: boolean;
}

/** Takes a list away as a CSV file (WEB-181). */
export function ExportButton({ permission, ...props }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <Can do={permission}>
      <Button icon={FileDown} onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </Can>
  );
}
