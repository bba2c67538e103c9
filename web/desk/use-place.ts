import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { Availability, CalendarDay } from '#services/queue/contract.ts';
import type { Session } from '../staff/sign-in/session.ts';
import { openDays, readWindows } from './api.ts';

export interface Place {
  readonly service: string;
  readonly date: string;
  readonly window: string;
}

type Windows = Availability['windows'];

/** The place that is being chosen, and what can be chosen next; `refresh` asks again what is left. */
export function usePlace(session: Session, office: string) {
  const [place, choose] = useState<Place>({ service: '', date: '', window: '' });
  const [days, setDays] = useState<readonly CalendarDay[]>();
  const [windows, setWindows] = useState<Windows>([]);
  const [round, refresh] = useState(0);
  const { service, date } = place;
  useEffect(() => {
    if (service === '') return setDays(undefined);
    let current = true;
    openDays(session, office, { service, horizonDays: city.horizonDays }).then(
      (found) => current && setDays(found),
    );
    return () => {
      current = false;
    };
  }, [session, office, service, round]);
  useEffect(() => {
    setWindows([]);
    if (date === '') return;
    let current = true;
    readWindows(session, office, { service, date }).then((reply) => {
      if (current && reply.kind === 'answer') {
        setWindows(reply.body.windows.filter(({ state }) => state === 'open'));
      }
    });
    return () => {
      current = false;
    };
  }, [session, office, service, date, round]);
  return {
    place,
    choose,
    days,
    windows,
    refresh: () => refresh((now) => now + 1),
  };
}
