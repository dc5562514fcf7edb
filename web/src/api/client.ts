import { ApiError, type ErrorBody } from './errors';

/** The one way to the server: cookie session, JSON both ways, every refusal an {@link ApiError}. */

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** Makes the body a file, sent as it is. */
  contentType?: string;
  signal?: AbortSignal;
  /** Requests that ask whether somebody is signed in take a 401 as an answer, not as the end of the session. */
  expectUnauthorized?: boolean;
}

let organizationId: string | null = null;
let onSessionEnd: () => void = () => {};

/** The organization that the following requests act in. */
export function actInOrganization(id: string | null): void {
  organizationId = id;
}

export function whenSessionEnds(handler: () => void): void {
  onSessionEnd = handler;
}

/** `status: ['draft', 'failed']` becomes `status[]=draft&status[]=failed`; empty values are left out. */
export function queryString(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const item of value) parameters.append(`${key}[]`, item);
    else parameters.append(key, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** Paths of business resources start after `/api/v1`; those of sign-in are `/auth/...` as they stand. */
function urlOf(path: string, query: Query): string {
  return (path.startsWith('/auth/') ? path : `/api/v1${path}`) + queryString(query);
}

async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await exchange(method, path, options);
  return (await bodyOf(response)) as T;
}

/** The answer, when it is not a refusal. */
async function exchange(method: string, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (organizationId) headers['X-Tarn-Organization'] = organizationId;
  if (options.body !== undefined) headers['Content-Type'] = options.contentType ?? 'application/json';
  const response = await send(urlOf(path, options.query ?? {}), {
    method,
    headers,
    credentials: 'same-origin',
    body: bytesOf(options),
    signal: options.signal,
  });
  if (response.ok) return response;
  const body = await bodyOf(response);
  if (response.status === 401 && !options.expectUnauthorized) onSessionEnd();
  throw new ApiError(response.status, (body ?? {}) as ErrorBody);
}

function bytesOf({ body, contentType }: RequestOptions): BodyInit | undefined {
  if (body === undefined) return undefined;
  return contentType ? (body as Blob) : JSON.stringify(body);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, { code: 'unreachable' });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return response.ok ? text : undefined;
  }
}

export const api = {
  get: <T>(path: string, options?: RequestOptions) => request<T>('GET', path, options),
  /** Something that is not JSON, such as a picture. */
  file: async (path: string, options: RequestOptions = {}): Promise<Blob> =>
    (await exchange('GET', path, options)).blob(),
  /** Sends a file, and answers the text as it comes. */
  upload: async (path: string, file: Blob, contentType: string): Promise<string> =>
    (await exchange('POST', path, { body: file, contentType })).text(),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    request<T>('PATCH', path, { ...options, body }),
  delete: <T>(path: string, options?: RequestOptions) => request<T>('DELETE', path, options),
};
