import city from 'balai:city';
import { spokenDate } from '#shared/time/spoken.ts';
import { useText } from '../staff/texts/language.tsx';

/** How dates, times and services of an office are said in the language that is spoken. */
export function useSpoken(office: string) {
  const { language, say } = useText();
  const place = city.offices.find(({ id }) => id === office);
  const time = (text: string) => (language === 'id' ? text.replace(':', '.') : text);
  return {
    office: place ? say(place.name) : office,
    services: place?.services ?? [],
    service: (id: string) => {
      const found = place?.services.find((one) => one.id === id);
      return found ? say(found.name) : id;
    },
    date: (date: string) => spokenDate(date)[language],
    time,
    span: (start: string, end: string) => `${time(start)} – ${time(end)}`,
    /** The office's time of day of an instant. */
    clock: (at: number) =>
      time(
        new Intl.DateTimeFormat('en-GB', {
          timeZone: city.timezone,
          hour: '2-digit',
          minute: '2-digit',
        }).format(at),
      ),
  };
}
