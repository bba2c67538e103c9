import type { Text } from '#shared/region/schema.ts';
import type { Role } from './actor.ts';

/** What each role is called. */
export const roleNames: Readonly<Record<Role, Text>> = {
  officer: { id: 'Petugas loket', en: 'Counter officer' },
  'front-desk': { id: 'Petugas depan', en: 'Front desk' },
  helper: { id: 'Pendamping', en: 'Helper' },
  verifier: { id: 'Verifikator', en: 'Verifier' },
  supervisor: { id: 'Atasan', en: 'Supervisor' },
  head: { id: 'Kepala kantor', en: 'Head of office' },
  kiosk: { id: 'Anjungan', en: 'Kiosk' },
  operator: { id: 'Operator', en: 'Operator' },
};
