import type { BookingRequest, HeldBooking, Problem } from '#services/queue/contract.ts';
import type { Reply } from '../api/reply.ts';
import type { Attempt } from '../booking/attempt.ts';

export const request: BookingRequest = {
  office: 'disdukcapil',
  service: 'ktp-el',
  date: '2026-11-24',
  window: '08:00',
  person: { nik: '1274014103900001', name: 'Siti Nurhaliza', phone: '081234567890' },
  priority: false,
  salt: 'a-salt-of-16-characters',
  altcha: 'proof-1',
};

export const attempt: Attempt = { key: 'key-1', request, startedAt: 1_000 };

export const held: HeldBooking = {
  booking: {
    id: 'abcdefghijk',
    ticket: 'A012',
    office: 'disdukcapil',
    service: 'ktp-el',
    date: '2026-11-24',
    window: '08:00',
    windowEnd: '09:00',
    state: 'BOOKED',
    till: Date.parse('2026-11-24T00:30:00Z'),
    priority: false,
    person: { nik: '1274••••••••0001', name: 'Si•• Nu••' },
    checkIn: 'balai:abcdefghijk',
  },
  key: 'k1.abcdefghijk.0123456789012345678901',
  link: 'https://antrean.example/tiket#k1.abcdefghijk.0123456789012345678901',
  now: 2_000,
};

export const answered: Reply<HeldBooking> = { kind: 'answer', body: held };
export const silence: Reply<HeldBooking> = { kind: 'silence', retryAfter: undefined };

export function refusal(code: string, status: number, more: Partial<Problem> = {}): Reply<HeldBooking> {
  const problem: Problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    text: { id: `Ditolak: ${code}`, en: `Refused: ${code}` },
    correlationId: 'correlation-1',
    now: 2_000,
    ...more,
  };
  return { kind: 'problem', problem, retryAfter: undefined };
}
