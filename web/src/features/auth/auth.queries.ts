import { queryOptions } from '@tanstack/react-query';
import { actInOrganization, api } from '@/api/client';
import { forgetSession } from '@/app/session';

export interface Invitation {
  email: string;
  organization_name: string;
  expires_at: string;
}

/** The cookie is set by the server; whatever was known of an earlier session is forgotten. */
async function startSession(path: string, body: unknown): Promise<void> {
  actInOrganization(null);
  await api.post(path, body, { expectUnauthorized: true });
  forgetSession();
}

export const signIn = (body: { email: string; password: string }) => startSession('/auth/login', body);

export const signUp = (body: { email: string; password: string; organization_name: string }) =>
  startSession('/auth/register', body);

export const acceptInvitation = (body: { token: string; password: string }) =>
  startSession('/auth/accept_invite', body);

export async function signOut(): Promise<void> {
  await api.post('/auth/logout', undefined, { expectUnauthorized: true });
  actInOrganization(null);
  forgetSession();
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/invites/token/${encodeURIComponent(token)}`;
      return (await api.get<{ invite: Invitation }>(path, { signal, expectUnauthorized: true })).invite;
    },
  });
