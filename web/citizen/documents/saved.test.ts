import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenedRequest } from './api.ts';
import { forgetRequest, forgetRequests, savedRequests, saveRequest } from './saved.ts';

const now = Date.parse('2026-12-07T02:00:00Z');
const opened: OpenedRequest = {
  request: {
    id: 'abcdefghijk',
    office: 'disdukcapil',
    service: 'AKTA-LAHIR',
    state: 'SUBMITTED',
    submittedAt: now,
    steps: [{ state: 'SUBMITTED', at: now }],
    promise: { days: 3, used: 0, due: now, missed: false, uncertain: false },
    papers: [],
    form: [{ key: 'anak_nama', value: 'Budi Santoso', revision: 1, objection: null }],
    rejection: null,
    result: null,
    visit: null,
    person: { nik: '1274••••••••0001', name: 'Si•• Nu••', phone: '0812••••7890' },
    expiresAt: null,
  },
  key: 'r1.abcdefghijk.0123456789012345678901',
  link: 'https://antrean.example/pengajuan#r1.abcdefghijk.0123456789012345678901',
  code: 'K7M4-9Q2X',
  pin: '482913',
  now,
};
const later: OpenedRequest = {
  ...opened,
  code: 'B2C3-4D5E',
  key: 'r1.another',
  request: { ...opened.request, submittedAt: now + 1 },
};

describe('requests on the phone', () => {
  beforeEach(forgetRequests);

  test('are kept without PIN and without what was typed', () => {
    saveRequest(opened, now);

    expect(JSON.stringify(savedRequests(now))).not.toMatch(/482913|Budi|Si••|1274/);
  });

  test('stand newest first, each once, with the state that was heard last', () => {
    saveRequest(opened, now);
    saveRequest(later, now);
    saveRequest({ ...opened, request: { ...opened.request, state: 'READY' } }, now);

    expect(savedRequests(now).map(({ code, state }) => [code, state])).toEqual([
      ['B2C3-4D5E', 'SUBMITTED'],
      ['K7M4-9Q2X', 'READY'],
    ]);
  });

  test('leave when they are forgotten or a year old', () => {
    saveRequest(opened, now);
    forgetRequest(opened.key, now);
    expect(savedRequests(now)).toEqual([]);

    saveRequest(opened, now);
    expect(savedRequests(now + 366 * 86_400_000)).toEqual([]);
  });
});
