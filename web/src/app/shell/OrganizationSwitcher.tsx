import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown, FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Badge, lazyDialog, Menu, type MenuItem } from '@/ui';
import { useMembership } from '../permissions/access';
import { meQuery, sessionQueries } from '../session';
import { Monogram } from './Monogram';
import { t } from './texts';

const CreateSandbox = lazyDialog(() => import('@/features/organization/CreateSandbox'), 'CreateSandbox');

export function OrganizationSwitcher() {
  const navigate = useNavigate();
  const { organization } = useMembership();
  const { data: me } = useQuery(meQuery, sessionQueries);
  const [creating, setCreating] = useState(false);
  const items: MenuItem[] = (me?.memberships ?? []).map((other) => ({
    label: (
      <span className="flex items-center gap-2">
        <Monogram name={other.organization.name} sandbox={other.organization.sandbox} />
        <span className="min-w-0 flex-1 truncate">{other.organization.name}</span>
        {other.organization.sandbox && <Badge tone="amber">{t('switcher.sandbox')}</Badge>}
      </span>
    ),
    end: other.organization.slug === organization.slug && (
      <Check className="size-4 shrink-0 text-teal-ink" aria-hidden />
    ),
    onSelect: () =>
      void navigate({ to: '/$organization', params: { organization: other.organization.slug } }),
  }));
  return (
    <>
      <Menu
        align="start"
        header={<p className="px-2 py-1.5 text-mist text-xs">{t('switcher.organizations')}</p>}
        items={[
          ...items,
          {
            label: t('switcher.create'),
            icon: FlaskConical,
            separated: true,
            onSelect: () => setCreating(true),
          },
        ]}
      >
        <button
          type="button"
          aria-label={t('switcher.label', { name: organization.name })}
          className="flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Monogram name={organization.name} sandbox={organization.sandbox} />
          <span className="min-w-0 flex-1 truncate font-semibold text-ink text-sm">{organization.name}</span>
          <ChevronsUpDown className="size-4 shrink-0 text-mist" aria-hidden />
        </button>
      </Menu>
      {creating && <CreateSandbox onClose={() => setCreating(false)} />}
    </>
  );
}
