import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export const VALUE_TYPES = ['integer', 'boolean', 'string', 'select'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];
export type PrivilegeValue = number | boolean | string;

/** Something that a feature allows in a measure: seats, a level of support. */
export interface Privilege {
  code: string;
  name: string | null;
  value_type: ValueType;
  config: { select_options?: string[] };
}

export interface Feature {
  code: string;
  name: string | null;
  description: string | null;
  privileges: Privilege[];
  created_at: string;
}

/** A feature that a plan or subscription has, with its values. */
export interface Entitlement {
  code: string;
  name: string | null;
  privileges: (Privilege & { value: PrivilegeValue | null })[];
}

export const PER_PAGE = 25;

const featurePath = (code: string) => `/features/${encodeURIComponent(code)}`;

interface FeaturePage {
  features: Feature[];
  meta: PageMeta;
}

export const featuresQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['features', 'list', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(await api.get<FeaturePage>('/features', { query, signal }), 'features');
    },
  });

/** All features, to choose from. */
export const featureChoicesQuery = queryOptions({
  queryKey: ['features', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<FeaturePage>('/features', { query: { per_page: 1000 }, signal })).features,
});

export interface FeatureWrite {
  code: string;
  name: string | null;
  description: string | null;
  privileges: {
    code: string;
    name: string | null;
    value_type: ValueType;
    config?: { select_options: string[] };
  }[];
}

export const createFeature = (feature: FeatureWrite) => api.post('/features', { feature });

export const updateFeature = ({ before, feature }: { before: string; feature: FeatureWrite }) =>
  api.put(featurePath(before), { feature });

export const deleteFeature = (code: string) => api.delete(featurePath(code));

/** Whose entitlements: those of a plan, by its code, or of a subscription, by its external id. */
export interface Owner {
  kind: 'plans' | 'subscriptions';
  id: string;
}

const pathOf = ({ kind, id }: Owner) => `/${kind}/${encodeURIComponent(id)}/entitlements`;

export const entitlementsQuery = (owner: Owner) =>
  queryOptions({
    queryKey: ['entitlements', owner],
    queryFn: async ({ signal }) =>
      (await api.get<{ entitlements: Entitlement[] }>(pathOf(owner), { signal })).entitlements,
  });

/** Values by privilege, of one feature. */
export type FeatureValues = Record<string, PrivilegeValue>;

export const setEntitlement = ({
  owner,
  code,
  values,
}: {
  owner: Owner;
  code: string;
  values: FeatureValues;
}) => api.patch(pathOf(owner), { entitlements: { [code]: values } });

export const removeEntitlement = ({ owner, code }: { owner: Owner; code: string }) =>
  api.delete(`${pathOf(owner)}/${encodeURIComponent(code)}`);
