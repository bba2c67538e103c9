import region from 'balai:region';
import { createCourier } from '../backstage.ts';
import { remindTomorrow } from '../operations/remind-tomorrow.ts';

const ports = createCourier(region, process.env);

/** Woken from the reminder time on, a few times an evening: reminds who is expected tomorrow. */
export const handler = async (): Promise<void> => {
  await remindTomorrow(ports);
};
