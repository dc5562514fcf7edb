/** Shapes of the wire that every room shares. A room's own shapes live beside its queries. */

export interface PageMeta {
  current_page: number;
  next_page: number | null;
  prev_page: number | null;
  total_pages: number;
  total_count: number;
}

/** A page of a list, freed of its envelope. */
export interface Page<T> {
  rows: T[];
  meta: PageMeta;
}

export interface OrganizationRef {
  lago_id: string;
  name: string;
  slug: string;
  sandbox: boolean;
  timezone: string;
}

export interface Membership {
  organization: OrganizationRef;
  roles: string[];
  permissions: string[];
}

export interface Me {
  user: { lago_id: string; email: string };
  memberships: Membership[];
}

export interface Clock {
  now: string;
  sandbox: boolean;
}

/** Turns `{"plans": [...], "meta": {...}}` into a {@link Page}. */
export function pageOf<T, K extends string>(
  body: { [key in K]: T[] } & { meta?: PageMeta },
  key: K,
): Page<T> {
  const rows = body[key];
  const meta = body.meta ?? {
    current_page: 1,
    next_page: null,
    prev_page: null,
    total_pages: 1,
    total_count: rows.length,
  };
  return { rows, meta };
}
