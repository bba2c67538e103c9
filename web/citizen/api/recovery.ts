import { sendForJson } from './reply.ts';

/** Apart from the other requests: nobody needs it before there is a ticket. */
export const requestRecovery = (person: { nik: string; phone: string; language: 'id' | 'en' }) =>
  sendForJson<{ accepted: true }>('/api/queue/recoveries', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
