import { createHash } from 'node:crypto';
import type { WebResponse } from '../http/web.ts';
import { escapeHtml, renderPage } from '../pages/shell.ts';
import { accountsOf } from './accounts.ts';
import type { UserPool } from './user-pool.ts';

/** Hides whoever does not fit what is typed; without it the whole list stays. */
const script = `
const field = document.querySelector('#search');
const people = [...document.querySelectorAll('.doors li')];
field.closest('p').hidden = false;
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(' ');
  for (const person of people) {
    const text = person.textContent.toLowerCase();
    person.hidden = !words.every((word) => text.includes(word));
  }
});
field.focus();
`;

const scriptDigest = createHash('sha256').update(script).digest('base64');

/** Chooses somebody instead of asking for a password; `target` is where the choice leads. */
export function pickerPage(pool: UserPool, target: string, status = 200): WebResponse {
  const people = accountsOf(pool).map(
    (account) => `<li><button name="account" value="${account.sub}"><b>${escapeHtml(account.name)}</b>
${escapeHtml(account.work)}<br><span class="soft">${escapeHtml(account.email)}</span></button></li>`,
  );
  return html({
    status,
    formTarget: target,
    title: { id: 'Masuk sebagai siapa?', en: 'Sign in as whom?' },
    body: `<p><strong>Hanya di komputer ini.</strong> Orang-orang ini rekaan dan tidak memerlukan sandi. Di AWS setiap petugas
masuk dengan akun, sandi, dan kode kedua miliknya sendiri.
<span class="soft" lang="en">On this machine only. These people are invented and need no password. In AWS everyone signs in with
an account, a password and a second factor of their own.</span></p>
<style>
.doors button { display: block; width: 100%; height: 100%; padding: 1rem 1.25rem; border: 1px solid var(--line);
  border-radius: .5rem; background: var(--wash); color: inherit; font: inherit; text-align: left; cursor: pointer; }
.doors button:hover { border-color: var(--accent); }
#search { display: block; width: min(100%, 30rem); padding: .6rem .75rem; font: inherit; color: inherit;
  background: var(--paper); border: 2px solid var(--soft); border-radius: .25rem; }
</style>
<form method="post">
<p hidden><label for="search">Cari nama, kantor, atau peran <span class="soft" lang="en">Search</span></label>
<input id="search" type="search" autocomplete="off"></p>
<ul class="doors">${people.join('\n')}</ul>
</form>`,
  });
}

/** A program or address that the pool does not know: nothing is sent there. */
export function refusedPage(error: string): WebResponse {
  return html({
    status: 400,
    title: { id: 'Tidak dapat masuk', en: 'Cannot sign in' },
    body: `<p>Program yang mengirim Anda ke sini, atau alamat kembalinya, tidak terdaftar.
<span class="soft" lang="en">The program that sent you here, or the address to go back to, is not registered.</span></p>
<p><code>${escapeHtml(error)}</code></p>`,
  });
}

interface Shown {
  readonly status: number;
  readonly title: { readonly id: string; readonly en: string };
  readonly body: string;
  readonly formTarget?: string;
}

function html({ status, title, body, formTarget }: Shown): WebResponse {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    `script-src 'sha256-${scriptDigest}'`,
    // Browsers hold the redirect after a form to the same rule.
    `form-action ${formTarget === undefined ? "'none'" : `'self' ${formTarget}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
    body: renderPage({ title, body, ...(formTarget !== undefined && { script }) }),
  };
}
