import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Icon } from './Button';
import { cx } from './cx';
import { t } from './texts';

export interface MenuItem {
  label: ReactNode;
  icon?: Icon;
  danger?: boolean;
  disabled?: boolean;
  /** Shown at the right: a mark of the current choice, a shortcut. */
  end?: ReactNode;
  /** A line above this item. */
  separated?: boolean;
  onSelect?: () => void;
  /** An address inside the app, instead of an action. */
  to?: string;
}

export type MenuItems = readonly (MenuItem | false | null | undefined)[];

interface MenuProps {
  items: MenuItems;
  label?: ReactNode;
  align?: 'start' | 'end';
  width?: 'trigger' | 'content';
  header?: ReactNode;
  children: ReactElement;
}

const itemClass =
  'flex w-full cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 text-sm no-underline outline-none data-highlighted:bg-hover data-disabled:opacity-50';

/** Actions behind a button. Items that are `false` or `null` (not permitted, not applicable) are left out. */
export function Menu({ items, align = 'end', width = 'content', header, children }: MenuProps) {
  const shown = items.filter((item): item is MenuItem => Boolean(item));
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-enter overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-high',
            width === 'trigger' && 'w-(--radix-dropdown-menu-trigger-width)',
          )}
        >
          {header}
          {shown.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity beyond their place
            <Fragment key={index}>
              {item.separated && index > 0 && <Radix.Separator className="-mx-1 my-1 h-px bg-line" />}
              <Entry item={item} />
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Entry({ item }: { item: MenuItem }) {
  const { icon: IconMark } = item;
  const content = (
    <>
      {IconMark && <IconMark className="size-4 shrink-0 text-mist" aria-hidden />}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.end}
    </>
  );
  const className = cx(itemClass, item.danger ? 'text-red-ink' : 'text-ink');
  if (item.to)
    return (
      <Radix.Item asChild disabled={item.disabled}>
        <Link to={item.to} className={className}>
          {content}
        </Link>
      </Radix.Item>
    );
  return (
    <Radix.Item className={className} disabled={item.disabled} onSelect={item.onSelect}>
      {content}
    </Radix.Item>
  );
}

/** The three dots of a row or a page header. Absent when there is nothing that may be done. */
export function MoreMenu({ items, label }: { items: MenuItems; label?: string }) {
  if (!items.some(Boolean)) return null;
  return (
    <Menu items={items}>
      <button
        type="button"
        aria-label={label ?? t('menu.more')}
        className="inline-flex size-7 items-center justify-center rounded-md text-mist hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink"
      >
        <Ellipsis className="size-4" aria-hidden />
      </button>
    </Menu>
  );
}
