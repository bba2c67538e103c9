import type { DeliveryKey } from '../domain/delivery.ts';

/** One item per message and channel: `pk` the subject, `sk` version, kind and channel. */
export const deliveryKey = ({ subject, version, kind, channel }: DeliveryKey) => ({
  pk: `MESSAGE#${subject}`,
  sk: `${version}#${kind}#${channel}`,
});

/** The latest version that was to be told of a subject. */
export const latestKey = (subject: string) => ({ pk: `MESSAGE#${subject}`, sk: 'LATEST' });
