import { describe, expect, it, vi } from 'vitest';
import { actInOrganization, api, queryString, whenSessionEnds } from './client';
import { ApiError, isWorthRetrying } from './errors';
import { pageOf } from './types';

function answer(status: number, body: unknown) {
  const fetch = vi.fn(
    async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('the API client', () => {
  it('writes lists with brackets and leaves out what is empty (PLT-009)', () => {
    expect(queryString({ status: ['draft', 'failed'], page: 2, search_term: '', from: undefined })).toBe(
      '?status%5B%5D=draft&status%5B%5D=failed&page=2',
    );
    expect(queryString({})).toBe('');
  });

  it('names the organization it acts in and sends JSON', async () => {
    const fetch = answer(200, { plan: { code: 'gold' } });
    actInOrganization('org-1');
    await expect(api.post('/plans', { plan: { name: 'Gold' } })).resolves.toEqual({ plan: { code: 'gold' } });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('/api/v1/plans');
    expect(init?.headers).toMatchObject({
      'X-Tarn-Organization': 'org-1',
      'Content-Type': 'application/json',
    });
    expect(init?.body).toBe('{"plan":{"name":"Gold"}}');
  });

  it('turns a refusal into its code and details (PLT-025)', async () => {
    answer(422, {
      status: 422,
      code: 'validation_errors',
      error_details: { code: ['value_already_exist'], base: 'x' },
    });
    const error = await api.post('/plans', {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: 'validation_errors',
      details: { code: ['value_already_exist'], base: ['x'] },
    });
  });

  it('ends the session on 401, except where nobody need be signed in', async () => {
    answer(401, { status: 401, error: 'Unauthorized' });
    const ended = vi.fn();
    whenSessionEnds(ended);
    await expect(api.get('/me', { expectUnauthorized: true })).rejects.toThrow(ApiError);
    expect(ended).not.toHaveBeenCalled();
    await expect(api.get('/plans')).rejects.toThrow(ApiError);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('tells an absent server from a refusal', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    const error = await api.get('/plans').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unreachable' });
    expect(isWorthRetrying(error)).toBe(true);
    expect(isWorthRetrying(new ApiError(422, {}))).toBe(false);
  });

  it('survives an answer that is no JSON', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(api.get('/plans')).rejects.toMatchObject({ status: 502, code: 'http_502' });
  });

  it('reads a list without meta as one page (PLT-003)', () => {
    expect(pageOf({ roles: ['a', 'b'] }, 'roles')).toMatchObject({
      rows: ['a', 'b'],
      meta: { total_count: 2, next_page: null },
    });
  });
});
