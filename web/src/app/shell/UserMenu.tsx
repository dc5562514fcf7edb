import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { signOut } from '@/features/auth/auth.queries';
import { Menu, type MenuItem } from '@/ui';
import { meQuery, sessionQueries } from '../session';
import { chooseTheme, type ThemeChoice, useTheme } from '../theme/theme';
import { t } from './texts';

const themes = [
  { choice: 'system', icon: Monitor },
  { choice: 'light', icon: Sun },
  { choice: 'dark', icon: Moon },
] as const satisfies readonly { choice: ThemeChoice; icon: MenuItem['icon'] }[];

export function UserMenu() {
  const navigate = useNavigate();
  const { choice: current } = useTheme();
  const { data: me } = useQuery(meQuery, sessionQueries);
  const email = me?.user.email ?? '';
  const leave = async () => {
    await signOut();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu
      align="start"
      header={<p className="truncate px-2 py-1.5 text-mist text-xs">{email}</p>}
      items={[
        ...themes.map(({ choice, icon }) => ({
          label: t(`user.${choice}`),
          icon,
          end: choice === current && <Check className="size-4 text-teal-ink" aria-hidden />,
          onSelect: () => chooseTheme(choice),
        })),
        { label: t('user.signOut'), icon: LogOut, separated: true, onSelect: () => void leave() },
      ]}
    >
      <button
        type="button"
        aria-label={t('user.label', { email })}
        className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left text-slate text-sm hover:bg-hover hover:text-ink"
      >
        <CircleUser className="size-4 shrink-0 text-mist" aria-hidden />
        <span className="truncate">{email}</span>
      </button>
    </Menu>
  );
}
