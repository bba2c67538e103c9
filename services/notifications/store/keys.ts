import type { DeliveryKey } from '../domain/delivery.ts';

/** One item per message and channel: `pk` the subject, `sk` version (or the date that it is sent once for), kind and channel. */
export const deliveryKey = ({ subject, version, once, kind, channel }: DeliveryKey) => ({
  pk: `MESSAGE#${subject}`,
  sk: `${once ?? version}#${kind}#${channel}`,
});

/** The latest version that was to be told of a subject. */
export const latestKey = (subject: string) => ({ pk: `MESSAGE#${subject}`, sk: 'LATEST' });
