import type { Backfill } from './backfill.queries';

/** An event that was not taken, by its place in the file. */
export interface RefusedEvent {
  index: number;
  transaction_id: string | null;
  error_details: Record<string, string[] | string>;
}

/** What became of a file (MTR-025, MTR-120). */
export interface UploadAnswer {
  /** Null: the file was not read to its end, and nothing was kept. */
  backfill: Backfill | null;
  accepted: number;
  duplicates: number;
  refusedCount: number;
  /** The first of them. */
  refused: RefusedEvent[];
}

export const SHOWN_REFUSED = 20;

/** One event a line, unless it is said to be one document. */
export const typeOf = (fileName: string) =>
  /\.json$/i.test(fileName) ? 'application/json' : 'application/x-ndjson';

type EventAnswer = RefusedEvent & { status: string };

interface Ending {
  summary: { accepted: number; duplicate: number; refused: number };
  backfill: Backfill | null;
}

/** Reads the answer to a document, or to lines, of which the last is the summary. */
export function answerOf(text: string): UploadAnswer {
  const { ending, events } = readDocument(text) ?? readLines(text);
  const { summary, backfill } = ending;
  return {
    backfill,
    accepted: summary.accepted,
    duplicates: summary.duplicate,
    refusedCount: summary.refused,
    refused: events.filter(({ status }) => status === 'refused').slice(0, SHOWN_REFUSED),
  };
}

interface Answer {
  ending: Ending;
  events: EventAnswer[];
}

function readDocument(text: string): Answer | null {
  try {
    const document = JSON.parse(text) as Ending & { events?: EventAnswer[] };
    return { ending: document, events: document.events ?? [] };
  } catch {
    return null;
  }
}

function readLines(text: string): Answer {
  const lines = text.trimEnd().split('\n');
  const ending = JSON.parse(lines.at(-1) ?? '') as Ending;
  return { ending, events: lines.slice(0, -1).map((line) => JSON.parse(line) as EventAnswer) };
}

/** `code: value_is_mandatory; timestamp: invalid_format` */
export const problemsOf = ({ error_details }: RefusedEvent): string =>
  Object.entries(error_details)
    .map(([field, codes]) => `${field}: ${[codes].flat().join(', ')}`)
    .join('; ');
