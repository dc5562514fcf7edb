import type { Icon } from '@/ui';
import type { Needed } from './permissions/access';

/** How a feature takes its place in the app: the entries that lead to it, its actions and its search. */
export interface Room {
  nav?: NavEntry;
  /** A page below Settings. */
  settings?: SettingsEntry;
  actions?: readonly PaletteAction[];
  search?: SearchProvider;
}

export type NavGroup = 'home' | 'reports' | 'catalogue' | 'billing' | 'developers';

export interface NavEntry {
  group: NavGroup;
  /** Texts are functions: they are asked for when shown. */
  label: () => string;
  icon: Icon;
  /** Below the organization: `plans`. */
  path: string;
  permission: Needed;
}

export interface SettingsEntry {
  label: () => string;
  /** Below settings: `members`. */
  path: string;
  permission: Needed;
}

export interface PaletteAction {
  id: string;
  label: () => string;
  icon?: Icon;
  permission: Needed;
  /** Below the organization: `plans/new`. */
  path: string;
}

/** Finds objects for the command palette. */
export interface SearchProvider {
  id: string;
  title: () => string;
  icon: Icon;
  permission: Needed;
  search: (term: string, signal: AbortSignal) => Promise<SearchHit[]>;
}

export interface SearchHit {
  key: string;
  title: string;
  detail?: string;
  /** Segments below the organization, not encoded: `['customers', externalId]`. */
  path: readonly string[];
}
