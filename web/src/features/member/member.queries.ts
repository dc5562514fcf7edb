import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface Member {
  lago_id: string;
  email: string;
  roles: string[];
  status: 'active' | 'revoked';
  created_at: string;
  revoked_at: string | null;
}

export interface Invite {
  lago_id: string;
  email: string;
  roles: string[];
  status: 'pending' | 'accepted' | 'revoked';
  created_at: string;
  expires_at: string;
}

interface MembersBody {
  members: Member[];
  meta: PageMeta & { admin_count: number };
}

/** A team fits one page, so search and role filter work on what is loaded. */
const WHOLE_TEAM = 1000;

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) => {
    const body = await api.get<MembersBody>('/members', { query: { per_page: WHOLE_TEAM }, signal });
    const page = pageOf(body, 'members');
    return {
      ...page,
      rows: page.rows.filter((member) => member.status === 'active'),
      adminCount: body.meta.admin_count,
    };
  },
});

export const invitesQuery = queryOptions({
  queryKey: ['invites'],
  queryFn: async ({ signal }) => {
    const query = { per_page: WHOLE_TEAM };
    const page = pageOf(
      await api.get<{ invites: Invite[]; meta: PageMeta }>('/invites', { query, signal }),
      'invites',
    );
    return { ...page, rows: page.rows.filter((invite) => invite.status === 'pending') };
  },
});

/** The answer to creating an invitation, the only one that carries its token. */
export interface CreatedInvite {
  email: string;
  token: string;
}

export async function createInvite(invite: { email: string; roles: string[] }): Promise<CreatedInvite> {
  return (await api.post<{ invite: CreatedInvite }>('/invites', { invite })).invite;
}

export const withdrawInvite = (id: string) => api.delete(`/invites/${id}`);

export const changeRoles = ({ id, roles }: { id: string; roles: string[] }) =>
  api.put(`/members/${id}`, { member: { roles } });

export const removeMember = (id: string) => api.delete(`/members/${id}`);

export const invitationLink = (token: string) => `${window.location.origin}/invitation/${token}`;
