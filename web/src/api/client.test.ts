import { afterEach, expect, test, vi } from 'vitest';
import { api, queryString, whenSessionEnds } from './client';
import { ApiError, isWorthRetrying } from './errors';

function answer(status: number, body: unknown) {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  whenSessionEnds(() => {});
});

test('lists become bracketed parameters, empty values none', () => {
  expect(queryString({ page: 2, status: ['draft', 'failed'], search_term: '', currency: null })).toBe(
    '?page=2&status%5B%5D=draft&status%5B%5D=failed',
  );
  expect(queryString({})).toBe('');
});

test('a refusal carries its code and its details by field', async () => {
  answer(422, {
    status: 422,
    error: 'Unprocessable Entity',
    code: 'validation_errors',
    error_details: { code: ['value_already_exist'] },
  });
  const refusal = await api.post('/plans', {}).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiError);
  expect((refusal as ApiError).details).toEqual({ code: ['value_already_exist'] });
  expect(isWorthRetrying(refusal)).toBe(false);
});

test('a 401 ends the session, unless it was expected', async () => {
  const ended = vi.fn();
  whenSessionEnds(ended);
  answer(401, { status: 401, error: 'Unauthorized' });
  await api.get('/me', { expectUnauthorized: true }).catch(() => {});
  expect(ended).not.toHaveBeenCalled();
  await api.get('/plans').catch(() => {});
  expect(ended).toHaveBeenCalledOnce();
});

test('a server that cannot be reached is worth another try', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('network');
  });
  const refusal = await api.get('/plans').catch((error: unknown) => error);
  expect(isWorthRetrying(refusal)).toBe(true);
});
