import type { OfferedPlaces } from '#services/queue/contract.ts';
import { sendForJson } from '../api/reply.ts';

/** Places that the holder of a closed time may choose from. */
export const readOffer = (key: string) =>
  sendForJson<OfferedPlaces>(`/api/queue/bookings/${encodeURIComponent(key.split('.')[1] ?? '')}/offer`, {
    cache: 'no-store',
    headers: { 'booking-key': key },
  });
