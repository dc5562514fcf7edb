import { createContext, useContext } from 'react';
import { browserZone, formatCivilDate, formatDayOf, formatInstant, formatRelative, offsetOf } from './dates';
import { Missing } from './Figures';
import { Tooltip } from './Tooltip';

const ZoneContext = createContext('UTC');

/** The zone that matters for what is inside: the organization's, on a customer's pages the customer's. */
export const ZoneProvider = ZoneContext.Provider;

export function useZone(): string {
  return useContext(ZoneContext);
}

interface DateTimeProps {
  at: string | null | undefined;
  /** Overrides the surrounding zone. */
  zone?: string;
  /** `day` leaves the time to the tooltip; `relative` says how long ago. */
  show?: 'instant' | 'day' | 'relative';
}

/** An instant in the zone that matters; the same instant in the other zones on hover. */
export function DateTime({ at, zone, show = 'instant' }: DateTimeProps) {
  const surrounding = useZone();
  if (!at) return <Missing />;
  const shownZone = zone ?? surrounding;
  return (
    <Tooltip content={<Zones at={at} zones={[...new Set([shownZone, browserZone, 'UTC'])]} />}>
      <time dateTime={at} className="tabular whitespace-nowrap">
        {show === 'relative'
          ? formatRelative(at)
          : show === 'day'
            ? formatDayOf(at, shownZone)
            : formatInstant(at, shownZone)}
      </time>
    </Tooltip>
  );
}

function Zones({ at, zones }: { at: string; zones: string[] }) {
  return (
    <dl className="tabular grid grid-cols-[auto_auto] gap-x-3">
      {zones.map((zone) => (
        <div key={zone} className="contents">
          <dt className="opacity-75">{zone === 'UTC' ? zone : `${zone} (${offsetOf(at, zone)})`}</dt>
          <dd>{formatInstant(at, zone, true)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A civil date, the same everywhere: an issuing date, a due date. */
export function CivilDate({ on }: { on: string | null | undefined }) {
  if (!on) return <Missing />;
  return (
    <time dateTime={on} className="tabular whitespace-nowrap">
      {formatCivilDate(on)}
    </time>
  );
}
