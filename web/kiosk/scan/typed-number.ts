/** The longest number: a letter and four digits. */
const MOST = 5;

/** What stands there after one more key: a letter begins anew, digits follow it. */
export function typeKey(typed: string, key: string): string {
  if (/^[A-Z]$/.test(key)) return key;
  if (/^\d$/.test(key) && typed !== '' && typed.length < MOST) return typed + key;
  return typed;
}

export const eraseKey = (typed: string): string => typed.slice(0, -1);

/** The number as tickets write it, `A12` as `A012`; undefined while it is none. */
export function numberOf(typed: string): string | undefined {
  const [, letter, digits] = /^([A-Z])(\d{1,4})$/.exec(typed) ?? [];
  return letter === undefined || digits === undefined || Number(digits) === 0
    ? undefined
    : letter + String(Number(digits)).padStart(3, '0');
}
