/** The server's refusal: `{status, error, code, error_details}`. */
export interface ErrorBody {
  status?: number;
  error?: string;
  code?: string;
  error_details?: Record<string, unknown>;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string[]>;

  constructor(status: number, body: ErrorBody) {
    super(body.error ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : `http_${status}`);
    this.details = detailsOf(body.error_details);
  }
}

function detailsOf(raw: Record<string, unknown> | undefined): Record<string, string[]> {
  const details: Record<string, string[]> = {};
  for (const [field, codes] of Object.entries(raw ?? {})) {
    details[field] = Array.isArray(codes) ? codes.map(String) : [String(codes)];
  }
  return details;
}

/** Whether asking again could help: the server is away or broke down, as opposed to having refused. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 429);
}
