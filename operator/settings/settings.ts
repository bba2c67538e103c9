import { confirm, input } from '@inquirer/prompts';
import { accessToken } from '../sign-in/access-token.ts';
import { readArguments, UsageError, usage } from './arguments.ts';
import { carryOut } from './command.ts';
import { settingsApi } from './settings-api.ts';

// Reads and changes the settings of a deployment: npm run settings -- list

try {
  const { command, url, unattended } = readArguments(process.argv.slice(2));
  const site = new URL(url).origin;
  const token = await accessToken({ site, env: process.env, say: (line) => console.error(line) });
  const done = await carryOut(command, settingsApi({ url, token }), {
    say: (line) => console.log(line),
    confirm: async (message) => unattended || confirm({ message, default: false }),
    ask: (message) => input({ message, required: true }),
  });
  if (!done) process.exitCode = 1;
} catch (fault) {
  const said = fault instanceof Error ? fault.message || fault.name : String(fault);
  console.error(fault instanceof UsageError ? `${said}\n\n${usage}` : said);
  process.exitCode = fault instanceof UsageError ? 2 : 1;
}
