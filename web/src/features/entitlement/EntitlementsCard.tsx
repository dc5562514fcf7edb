import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Card, ConfirmDialog, formatDecimal, IconButton, lazyDialog, useCommand } from '@/ui';
import {
  type Entitlement,
  entitlementsQuery,
  type Owner,
  type PrivilegeValue,
  removeEntitlement,
} from './entitlement.queries';
import { t } from './texts';

const EntitlementDialog = lazyDialog(() => import('./EntitlementDialog'), 'EntitlementDialog');

type Open = { kind: 'add' } | { kind: 'edit' | 'remove'; entitlement: Entitlement };

interface EntitlementsCardProps {
  owner: Owner;
  mayEdit: boolean;
  /** Whether other features may be chosen, which takes seeing them. */
  mayAdd: boolean;
}

/** What a plan or subscription entitles to, with its values (WEB-104, WEB-152). */
export function EntitlementsCard({ owner, mayEdit, mayAdd }: EntitlementsCardProps) {
  const { data } = useQuery(entitlementsQuery(owner));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  if (!data || (data.length === 0 && !(mayEdit && mayAdd))) return null;
  return (
    <Card
      title={t('owned.title')}
      actions={
        mayEdit &&
        mayAdd && (
          <Button size="sm" icon={Plus} onClick={() => setOpen({ kind: 'add' })}>
            {t('owned.add')}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
        <p className="text-mist text-sm">{t('owned.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {data.map((entitlement) => (
            <Row
              key={entitlement.code}
              entitlement={entitlement}
              onEdit={
                mayEdit && entitlement.privileges.length > 0
                  ? () => setOpen({ kind: 'edit', entitlement })
                  : undefined
              }
              onRemove={mayEdit ? () => setOpen({ kind: 'remove', entitlement }) : undefined}
            />
          ))}
        </ul>
      )}
      {open?.kind === 'add' && <EntitlementDialog owner={owner} held={data} onClose={close} />}
      {open?.kind === 'edit' && (
        <EntitlementDialog owner={owner} held={data} entitlement={open.entitlement} onClose={close} />
      )}
      {open?.kind === 'remove' && (
        <RemoveDialog owner={owner} entitlement={open.entitlement} onClose={close} />
      )}
    </Card>
  );
}

const nameOf = ({ name, code }: { name: string | null; code: string }) => name || code;

export function valueText(value: PrivilegeValue | null): string {
  if (value === null) return t('owned.unset');
  if (typeof value === 'boolean') return value ? t('owned.yes') : t('owned.no');
  return typeof value === 'number' ? formatDecimal(value) : value;
}

interface RowProps {
  entitlement: Entitlement;
  onEdit?: () => void;
  onRemove?: () => void;
}

function Row({ entitlement, onEdit, onRemove }: RowProps) {
  const name = nameOf(entitlement);
  return (
    <li className="flex items-start gap-2 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <p className="text-ink text-sm">{name}</p>
        {entitlement.privileges.map((privilege) => (
          <p key={privilege.code} className="text-mist text-xs">
            {nameOf(privilege)}: <span className="text-slate">{valueText(privilege.value)}</span>
          </p>
        ))}
      </div>
      {onEdit && <IconButton size="sm" icon={Pencil} label={t('owned.edit', { name })} onClick={onEdit} />}
      {onRemove && <IconButton size="sm" icon={X} label={t('owned.remove', { name })} onClick={onRemove} />}
    </li>
  );
}

interface RemoveDialogProps {
  owner: Owner;
  entitlement: Entitlement;
  onClose: () => void;
}

function RemoveDialog({ owner, entitlement, onClose }: RemoveDialogProps) {
  const remove = useCommand({
    run: removeEntitlement,
    changes: [['entitlements']],
    done: t('owned.removed'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('owned.removeTitle', { name: nameOf(entitlement) })}
      body={t('owned.removeBody')}
      confirm={t('owned.removeConfirm')}
      onConfirm={() => remove.ask({ owner, code: entitlement.code })}
    />
  );
}
