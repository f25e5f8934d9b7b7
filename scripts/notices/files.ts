import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../src/cli/index.ts';
import { PlumblineError, type Config, type Day } from '../../src/model/index.ts';
import type { Notices } from '../../src/reports/index.ts';
import { emlOf, envelopeOf, messageIdOf } from './eml.ts';

const INDEX = ['index.json', 'index.md'];
const isOurs = (name: string) => name.endsWith('.eml') || INDEX.includes(name);

/** Writes each due notice as a mail, and two indexes; mails that are no longer due are removed. */
export async function writeNotices(dir: string, { due, leftOut }: Notices, asOf: Day, config: Config): Promise<void> {
  await sweep(dir);
  const write = (name: string, text: string) =>
    writeWhole(join(dir, name), text, 'A notice', 'Name a folder that can be written with --out.');
  for (const notice of due) await write(`${notice.id}.eml`, (await emlOf(notice, asOf, config)).toString('utf8'));
  const notices = due.map((notice) => {
    const { id, kind, engagementId, community, end, dueOn, subject } = notice;
    const { to } = envelopeOf(config);
    const messageId = messageIdOf(notice, config);
    return { id, kind, engagementId, community, end, dueOn, subject, to, messageId, file: `${id}.eml` };
  });
  await write('index.json', `${JSON.stringify({ schemaVersion: 1, asOf, notices, leftOut }, null, 2)}\n`);
  await write('index.md', markdown({ due, leftOut }, asOf));
}

/** Removes what an earlier run wrote. A folder that holds anything else is not touched. */
async function sweep(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const names = await readdir(dir);
  const foreign = names.find((name) => !isOurs(name));
  if (foreign !== undefined) {
    throw new PlumblineError({
      what: `The folder ${dir} holds something that is no notice: ${foreign}.`,
      why: 'Files there are replaced on every run.',
      fix: 'Name a new or empty folder with --out.',
    });
  }
  for (const name of names) await rm(join(dir, name));
}

function markdown({ due, leftOut }: Notices, asOf: Day): string {
  const cell = (text: string) => text.replace(/[\\|`*_<>[\]&]/g, '\\$&');
  const lines = [
    `# Notices due on ${asOf}`,
    '',
    ...(due.length === 0
      ? ['None is due.']
      : ['| Due since | Ends | Community | Notice | Mail |', '|---|---|---|---|---|']),
    ...due.map(
      ({ dueOn, end, community, kind, id }) =>
        `| ${dueOn} | ${end} | ${cell(community)} | ${kind} | [${cell(id)}](${id}.eml) |`,
    ),
    ...(leftOut.length === 0 ? [] : ['', '## Not written', '']),
    ...leftOut.map(({ community, end, kind, reason }) => `- ${cell(community)}, ${kind}, ends ${end}: ${cell(reason)}`),
  ];
  return `${lines.join('\n')}\n`;
}
