import { useQuery } from '@tanstack/react-query';
import { Pencil, Plug, Plus, Unplug } from 'lucide-react';
import { useState } from 'react';
import { Can, usePermissions } from '@/app/permissions/access';
import {
  Button,
  Card,
  ConfirmDialog,
  CopyField,
  CopyId,
  cx,
  DateTime,
  EmptyState,
  KeyValue,
  Loaded,
  lazyDialog,
  MoreMenu,
  PageHeader,
  useCommand,
} from '@/ui';
import { deleteIntegration, type Integration, integrationsQuery } from './integration.queries';
import { t } from './texts';

const StripeDialog = lazyDialog(() => import('./StripeDialog'), 'StripeDialog');

type Open = { kind: 'create' } | { kind: 'edit' | 'delete'; integration: Integration };

/** Connections to payment providers (WEB-259). */
export function IntegrationsPage() {
  const { can } = usePermissions();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const create = (
    <Can do="organization:integrations:create">
      <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <Loaded query={useQuery(integrationsQuery)}>
        {(integrations) =>
          integrations.length === 0 ? (
            <Card flush>
              <EmptyState
                icon={Plug}
                title={t('empty')}
                body={t(can('organization:integrations:create') ? 'emptyBody' : 'emptyReadOnly')}
              />
            </Card>
          ) : (
            <div className="flex flex-col gap-5">
              {integrations.map((integration) => (
                <Connection key={integration.lago_id} integration={integration} onOpen={setOpen} />
              ))}
            </div>
          )
        }
      </Loaded>
      {open?.kind === 'create' && <StripeDialog onClose={close} />}
      {open?.kind === 'edit' && <StripeDialog integration={open.integration} onClose={close} />}
      {open?.kind === 'delete' && <Disconnect integration={open.integration} onClose={close} />}
    </>
  );
}

interface ConnectionProps {
  integration: Integration;
  onOpen: (open: Open) => void;
}

function Connection({ integration, onOpen }: ConnectionProps) {
  const { can } = usePermissions();
  const { webhook_secret_set: listens, supports_3ds: threeDs } = integration;
  const hook = `${window.location.origin}${integration.webhook_path}`;
  return (
    <Card
      title={integration.name}
      description={t('stripeBody')}
      actions={
        <MoreMenu
          items={[
            can('organization:integrations:update') && {
              label: t('edit'),
              icon: Pencil,
              onSelect: () => onOpen({ kind: 'edit', integration }),
            },
            can('organization:integrations:delete') && {
              label: t('delete'),
              icon: Unplug,
              danger: true,
              separated: true,
              onSelect: () => onOpen({ kind: 'delete', integration }),
            },
          ]}
        />
      }
    >
      <KeyValue
        items={[
          { label: t('code'), value: <CopyId value={integration.code} label={t('code')} /> },
          {
            label: t('key'),
            value: <span className="font-mono text-xs">{integration.secret_key}</span>,
          },
          { label: t('success'), value: integration.success_redirect_url },
          { label: t('threeDs'), value: t(threeDs ? 'on' : 'off') },
          { label: t('created'), value: <DateTime at={integration.created_at} /> },
        ]}
      />
      <div className="mt-5 flex flex-col gap-2 border-line border-t pt-4">
        <h3 className="font-medium text-ink text-sm">{t('hook')}</h3>
        <CopyField value={hook} label={t('hook')} />
        <p className="text-mist text-xs">{t('hookHint')}</p>
        <p className={cx('text-sm', listens ? 'text-slate' : 'text-amber-ink')}>
          {t(listens ? 'listens' : 'deaf')}
        </p>
      </div>
    </Card>
  );
}

function Disconnect({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const remove = useCommand({
    run: deleteIntegration,
    changes: [['integrations'], ['customers']],
    done: t('deleted'),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('deleteTitle', { name: integration.name })}
      body={t('deleteBody')}
      confirm={t('delete')}
      onConfirm={() => remove.ask(integration.lago_id)}
    />
  );
}
