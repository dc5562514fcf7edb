import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

/** A field in which two versions differ; `null` on a side where it is not there. */
export interface VersionChange {
  /** `charges[storage].properties.amount` */
  field: string;
  before: unknown;
  after: unknown;
}

export interface PlanVersion {
  number: number;
  current: boolean;
  /** Since when it applied. */
  at: string;
  /** An e-mail address or the name of a key; `null`: not known. */
  by: string | null;
  compared_with: number | null;
  changes: VersionChange[];
}

export const PER_PAGE = 25;

const pathOf = (code: string) => `/plans/${encodeURIComponent(code)}/versions`;

/** Newest first, each compared with the one before. Part of `plans`: an edit of the plan makes a version. */
export const versionsQuery = (code: string, page: number) =>
  queryOptions({
    queryKey: ['plans', 'versions', code, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      pageOf(
        await api.get<{ versions: PlanVersion[]; meta: PageMeta }>(pathOf(code), {
          query: { page, per_page: PER_PAGE },
          signal,
        }),
        'versions',
      ),
  });

export const versionQuery = (code: string, number: number, comparedWith: number) =>
  queryOptions({
    queryKey: ['plans', 'version', code, number, comparedWith],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ version: PlanVersion }>(`${pathOf(code)}/${number}`, {
          query: { compared_with: comparedWith },
          signal,
        })
      ).version,
  });
