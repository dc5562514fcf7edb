import { Link, useNavigate } from '@tanstack/react-router';
import { type ColumnDef, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { SearchX } from 'lucide-react';
import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import type { Page } from '@/api/types';
import { Button, type Icon } from './Button';
import { cx } from './cx';
import { EmptyState, ErrorPanel, Skeleton } from './Feedback';
import { type MenuItems, MoreMenu } from './Menu';
import { Pagination } from './Pagination';
import { t } from './texts';
import { useRowKeys } from './useRowKeys';

export interface Column<T> {
  id: string;
  header: ReactNode;
  cell: (row: T) => ReactNode;
  /** Figures are right-aligned and tabular. */
  numeric?: boolean;
  /** Left out on screens narrower than this. */
  from?: 'sm' | 'md' | 'lg' | 'xl';
  className?: string;
}

/** What a table needs of a query; any `useQuery` result of a {@link Page} fits. */
export interface Rows<T> {
  data: Page<T> | undefined;
  error: unknown;
  isPending: boolean;
  isPlaceholderData?: boolean;
  refetch: () => unknown;
}

export interface DataTableProps<T> {
  /** What the table lists, for screen readers. */
  label: string;
  rows: Rows<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Where a row leads; its first cell becomes the link. */
  rowLink?: (row: T) => string;
  /** What opening a row does when it has no page of its own. */
  onOpen?: (row: T) => void;
  rowMenu?: (row: T) => MenuItems;
  /** Nothing exists yet. */
  empty: { icon?: Icon; title: string; body?: ReactNode; action?: ReactNode };
  /** Search or filters are set, so emptiness means that nothing matches. */
  filtered?: boolean;
  onClearFilters?: () => void;
  perPage?: number;
  onPage?: (page: number) => void;
}

const features = tableFeatures({});
const shownFrom = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden', xl: 'max-xl:hidden' };
const INTERACTIVE = 'a, button, input, select, textarea, [role="menuitem"], [role="checkbox"]';

/** A list from the server: pages, keyboard (`j`, `k`, Enter), skeleton, error, and the two kinds of emptiness. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, empty, filtered } = props;
  if (rows.error && !rows.data)
    return (
      <Frame>
        <ErrorPanel error={rows.error} onRetry={() => rows.refetch()} />
      </Frame>
    );
  if (rows.data?.rows.length === 0)
    return (
      <Frame>
        {filtered ? <NothingMatches onClear={props.onClearFilters} /> : <EmptyState {...empty} />}
      </Frame>
    );
  return <FullTable {...props} />;
}

function Frame({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded-lg border border-line bg-surface">{children}</div>;
}

function NothingMatches({ onClear }: { onClear?: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title={t('table.nothingMatches')}
      body={t('table.changeFilters')}
      action={onClear && <Button onClick={onClear}>{t('filters.clear')}</Button>}
    />
  );
}

function FullTable<T>(props: DataTableProps<T>) {
  const { rows, columns, rowKey, perPage = 50, onPage } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body);
  const definitions = useMemo<ColumnDef<typeof features, { row: T }>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: () => column.header,
        cell: ({ row }) => column.cell(row.original.row),
      })),
    [columns],
  );
  const data = useMemo(() => (rows.data?.rows ?? []).map((row) => ({ row })), [rows.data]);
  const table = useTable({ features, columns: definitions, data, getRowId: ({ row }) => rowKey(row) });
  const byId = new Map(columns.map((column) => [column.id, column]));
  const cellClass = (id: string) => {
    const column = byId.get(id);
    return cx(
      column?.numeric && 'text-right tabular',
      column?.from && shownFrom[column.from],
      column?.className,
    );
  };
  return (
    <Frame>
      <div className="relative overflow-x-auto">
        <table aria-label={props.label} aria-busy={rows.isPending} className="w-full border-collapse text-sm">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} className="border-line border-b bg-canvas text-left">
                {group.headers.map((header) => (
                  <th
                    key={header.id}
                    scope="col"
                    className={cx(
                      'h-9 whitespace-nowrap px-3 font-medium text-mist text-xs first:pl-4 last:pr-4',
                      cellClass(header.column.id),
                    )}
                  >
                    <FlexRender header={header} />
                  </th>
                ))}
                {props.rowMenu && <MenuHead />}
              </tr>
            ))}
          </thead>
          <tbody ref={body} className={cx(rows.isPlaceholderData && 'opacity-60 transition-opacity')}>
            {rows.isPending && <SkeletonRows columns={columns} menu={Boolean(props.rowMenu)} />}
            {table.getRowModel().rows.map((row) => (
              <OpenableRow key={row.id} row={row.original.row} {...props}>
                {row.getAllCells().map((cell, index) => (
                  <td
                    key={cell.id}
                    className={cx('h-11 px-3 py-1.5 first:pl-4 last:pr-4', cellClass(cell.column.id))}
                  >
                    {index === 0 ? (
                      <Opener row={row.original.row} rowLink={props.rowLink} onOpen={props.onOpen}>
                        <FlexRender cell={cell} />
                      </Opener>
                    ) : (
                      <FlexRender cell={cell} />
                    )}
                  </td>
                ))}
              </OpenableRow>
            ))}
          </tbody>
        </table>
      </div>
      {rows.data && onPage && <Pagination meta={rows.data.meta} perPage={perPage} onPage={onPage} />}
    </Frame>
  );
}

function MenuHead() {
  return (
    <th scope="col" className="w-10">
      <span className="sr-only">{t('menu.more')}</span>
    </th>
  );
}

interface RowProps<T> extends DataTableProps<T> {
  row: T;
  children: ReactNode;
}

function OpenableRow<T>({ row, rowLink, onOpen, rowMenu, children }: RowProps<T>) {
  const navigate = useNavigate();
  const opens = Boolean(rowLink || onOpen);
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    if ((event.target as Element).closest(INTERACTIVE) || window.getSelection()?.toString()) return;
    if (rowLink) void navigate({ to: rowLink(row) });
    else onOpen?.(row);
  };
  return (
    <tr
      onClick={opens ? open : undefined}
      className={cx(
        'group border-line border-b last:border-b-0',
        opens && 'cursor-pointer focus-within:bg-hover hover:bg-hover',
      )}
    >
      {children}
      {rowMenu && (
        <td className="sticky right-0 w-10 bg-surface pr-2 text-right group-focus-within:bg-hover group-hover:bg-hover">
          <MoreMenu items={rowMenu(row)} />
        </td>
      )}
    </tr>
  );
}

interface OpenerProps<T> extends Pick<DataTableProps<T>, 'rowLink' | 'onOpen'> {
  row: T;
  children: ReactNode;
}

const openerClass = 'rounded-sm text-left font-medium text-ink no-underline';

/** The one focusable thing of a row, which `j` and `k` step through. */
function Opener<T>({ row, rowLink, onOpen, children }: OpenerProps<T>) {
  if (rowLink)
    return (
      <Link to={rowLink(row)} data-row-opener className={openerClass}>
        {children}
      </Link>
    );
  if (onOpen)
    return (
      <button
        type="button"
        data-row-opener
        className={`${openerClass} block max-w-full`}
        onClick={() => onOpen(row)}
      >
        {children}
      </button>
    );
  return children;
}

function SkeletonRows<T>({ columns, menu }: { columns: readonly Column<T>[]; menu: boolean }) {
  return Array.from({ length: 6 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
    <tr key={row} className="border-line border-b last:border-b-0">
      {columns.map((column, index) => (
        <td key={column.id} className={cx('h-11 px-3 first:pl-4', column.from && shownFrom[column.from])}>
          <Skeleton className={cx(index === 0 ? 'w-40' : 'w-20', column.numeric && 'ml-auto')} />
        </td>
      ))}
      {menu && <td />}
    </tr>
  ));
}
