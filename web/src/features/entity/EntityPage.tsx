import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { Badge, CopyId, Loaded, MoreMenu, PageHeader, TabLinks } from '@/ui';
import { ArchiveEntity } from './ArchiveEntity';
import { EntityProvider } from './context';
import { NewEntity } from './EntitiesPage';
import { type BillingEntity, entitiesQuery, entityQuery } from './entity.queries';
import { t } from './texts';

export function EntityPage() {
  const { code = '' } = useParams({ strict: false });
  return <Loaded query={useQuery(entityQuery(code))}>{(entity) => <Frame entity={entity} />}</Loaded>;
}

/** The seller itself, its invoices, its e-mails: as far as the role opens them. */
function EntityTabs({ entity }: { entity: BillingEntity }) {
  const path = useOrgPath();
  const { can } = usePermissions();
  const home = path('settings', 'billing-entities', entity.code);
  const tabs = [
    { to: home, label: t('tabs.seller'), exact: true },
    ...(can('organization:invoices:view') ? [{ to: `${home}/invoices`, label: t('tabs.invoices') }] : []),
    ...(can('organization:emails:view') ? [{ to: `${home}/emails`, label: t('tabs.emails') }] : []),
  ];
  return tabs.length > 1 ? <TabLinks label={entity.name} tabs={tabs} /> : null;
}

function Frame({ entity }: { entity: BillingEntity }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const { can } = usePermissions();
  const { data: all = [] } = useQuery(entitiesQuery);
  const [archiving, setArchiving] = useState(false);
  const several = all.length > 1;
  const home = path('settings', 'billing-entities');
  return (
    <>
      <PageHeader
        title={entity.name}
        crumbs={several ? [{ label: t('title'), to: home }] : undefined}
        beside={
          <>
            <CopyId value={entity.code} />
            {several && entity.is_default && <Badge tone="outline">{t('default')}</Badge>}
          </>
        }
        description={t('pageDescription')}
        actions={
          <>
            {!several && <NewEntity />}
            <MoreMenu
              items={[
                can('billing_entities:delete') &&
                  !entity.is_default && {
                    label: t('archive.action'),
                    icon: Archive,
                    danger: true,
                    onSelect: () => setArchiving(true),
                  },
              ]}
            />
          </>
        }
        tabs={<EntityTabs entity={entity} />}
      />
      <EntityProvider value={entity}>
        <Outlet />
      </EntityProvider>
      {archiving && (
        <ArchiveEntity
          entity={entity}
          onClose={() => setArchiving(false)}
          onArchived={() => void navigate({ to: home })}
        />
      )}
    </>
  );
}
