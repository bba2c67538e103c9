import city from 'balai:city';
import { useCallback } from 'preact/hooks';
import { useText } from '../texts/language.tsx';

/** What the services of an office are called. */
export function useServiceName(office: string): (service: string) => string {
  const { say } = useText();
  return useCallback(
    (service) => {
      const found = city.offices.find(({ id }) => id === office)?.services.find(({ id }) => id === service);
      return found ? say(found.name) : service;
    },
    [office, say],
  );
}
