import { parseArgs } from 'node:util';
import { accessToken, localStaffSite, signOut } from './access-token.ts';

const usage = `Masuk ke situs petugas dari terminal. (Signs in to a staff site from a terminal.)

  npm run sign-in -- [--url <situs petugas>] [--out]

  --url   alamat situs petugas (default: ${localStaffSite})
  --out   keluar: token di komputer ini dihapus dan dicabut

Untuk skrip (unattended): tulis token akses dalam BALAI_TOKEN.`;

try {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: localStaffSite },
      out: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const site = new URL(values.url).origin;
  if (values.help) console.log(usage);
  else if (values.out) {
    await signOut(site, process.env);
    console.log('Anda sudah keluar. (You are signed out.)');
  } else {
    await accessToken({ site, env: process.env, say: console.log });
    console.log('Anda sudah masuk. (You are signed in.)');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
