import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { ArrowRight, Monitor, Moon, Sun, Zap } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { type Icon, Spinner } from '@/ui';
import { useMembership, useOrgPath } from '../permissions/access';
import { actionsOf, navOf, searchesOf, settingsOf } from '../rooms';
import { meQuery, sessionQueries } from '../session';
import { Monogram } from '../shell/Monogram';
import { t } from '../shell/texts';
import { chooseTheme } from '../theme/theme';
import { useFound } from './useFound';

/** Ctrl/Cmd-K: every page and action that the member may use, and objects by name, number or id. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [term, setTerm] = useState('');
  const navigate = useNavigate();
  const path = useOrgPath();
  const membership = useMembership();
  const actions = actionsOf(membership);
  const { groups, searching } = useFound(searchesOf(membership), term);
  const go = (to: string) => {
    onClose();
    void navigate({ to });
  };
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl animate-enter overflow-hidden rounded-lg border border-line bg-raised shadow-high"
        >
          <Radix.Title className="sr-only">{t('palette.title')}</Radix.Title>
          <Command loop label={t('palette.title')}>
            <div className="flex items-center gap-2 border-line border-b pr-4">
              <Command.Input
                autoFocus
                value={term}
                onValueChange={setTerm}
                placeholder={t('palette.placeholder')}
                className="h-12 w-full bg-transparent px-4 text-lg outline-none placeholder:text-mist"
              />
              {searching && <Spinner className="text-mist" />}
            </div>
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2">
              <Command.Empty className="py-10 text-center text-mist text-sm">
                {searching ? t('palette.searching') : t('palette.nothing')}
              </Command.Empty>
              {groups.map(({ provider, hits }) => (
                <Group key={provider.id} heading={provider.title()} force>
                  {hits.map((hit) => (
                    <Item
                      key={hit.key}
                      value={`${provider.id} ${hit.key}`}
                      keywords={[hit.title, term]}
                      icon={provider.icon}
                      label={hit.title}
                      detail={hit.detail}
                      onSelect={() => go(path(...hit.path))}
                    />
                  ))}
                </Group>
              ))}
              <Group heading={t('palette.actions')} hidden={actions.length === 0}>
                {actions.map((action) => (
                  <Item
                    key={action.id}
                    icon={action.icon ?? Zap}
                    label={action.label()}
                    onSelect={() => go(path(...action.path.split('/')))}
                  />
                ))}
              </Group>
              <Group heading={t('palette.goTo')}>
                {navOf(membership).map((entry) => (
                  <Item
                    key={entry.path}
                    icon={entry.icon}
                    label={entry.label()}
                    onSelect={() => go(path(...entry.path.split('/')))}
                  />
                ))}
                {settingsOf(membership).map((entry) => (
                  <Item
                    key={`settings/${entry.path}`}
                    icon={ArrowRight}
                    label={`${t('settings')}: ${entry.label()}`}
                    onSelect={() => go(path('settings', entry.path))}
                  />
                ))}
              </Group>
              <OtherOrganizations onGo={go} />
              <Preferences onDone={onClose} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function OtherOrganizations({ onGo }: { onGo: (to: string) => void }) {
  const { organization } = useMembership();
  const { data: me } = useQuery(meQuery, sessionQueries);
  const others = (me?.memberships ?? []).filter((other) => other.organization.slug !== organization.slug);
  if (others.length === 0) return null;
  return (
    <Group heading={t('palette.organizations')}>
      {others.map(({ organization: other }) => (
        <Item
          key={other.slug}
          value={`organization ${other.slug}`}
          keywords={[other.name]}
          mark={<Monogram name={other.name} sandbox={other.sandbox} />}
          label={other.name}
          onSelect={() => onGo(`/${other.slug}`)}
        />
      ))}
    </Group>
  );
}

function Preferences({ onDone }: { onDone: () => void }) {
  const choose = (choice: 'system' | 'light' | 'dark') => {
    chooseTheme(choice);
    onDone();
  };
  return (
    <Group heading={t('palette.preferences')}>
      <Item
        icon={Monitor}
        label={`${t('user.theme')}: ${t('user.system')}`}
        onSelect={() => choose('system')}
      />
      <Item icon={Sun} label={`${t('user.theme')}: ${t('user.light')}`} onSelect={() => choose('light')} />
      <Item icon={Moon} label={`${t('user.theme')}: ${t('user.dark')}`} onSelect={() => choose('dark')} />
    </Group>
  );
}

interface GroupProps {
  heading: string;
  /** Search results stay, whatever the palette's own filter makes of them. */
  force?: boolean;
  hidden?: boolean;
  children: ReactNode;
}

function Group({ heading, force, hidden, children }: GroupProps) {
  if (hidden) return null;
  return (
    <Command.Group
      heading={heading}
      forceMount={force}
      className="mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-mist [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  value?: string;
  keywords?: string[];
  icon?: Icon;
  mark?: ReactNode;
  label: string;
  detail?: string;
  onSelect: () => void;
}

function Item({ value, keywords, icon: IconMark, mark, label, detail, onSelect }: ItemProps) {
  return (
    <Command.Item
      value={value ?? label}
      keywords={keywords}
      onSelect={onSelect}
      className="flex cursor-default select-none items-center gap-3 rounded-md px-2 py-2 text-sm data-[selected=true]:bg-hover"
    >
      {IconMark ? <IconMark className="size-4 shrink-0 text-mist" aria-hidden /> : mark}
      <span className="truncate">{label}</span>
      {detail && <span className="ml-auto truncate pl-4 text-mist text-xs">{detail}</span>}
    </Command.Item>
  );
}
