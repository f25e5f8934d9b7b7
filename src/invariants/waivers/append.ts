import { readWaivers, type WaiverItem } from './read.ts';

/**
 * The text of a waiver file with one more waiver at its end. Comments and order stay.
 * @returns null when the text has a form that cannot be added to, such as a list in brackets
 */
export function withWaiver(source: string, item: WaiverItem): string | null {
  const kept = source.replace(/^\[\s*\]\s*$/m, '').trimEnd();
  const lines = (['fingerprint', 'rule', 'subject', 'reason', 'approvedBy', 'created', 'expires'] as const).flatMap(
    (key) => {
      const value = item[key];
      return value === undefined ? [] : `${key}: ${key === 'created' || key === 'expires' ? value : quoted(value)}`;
    },
  );
  const text = `${kept === '' ? '' : `${kept}\n\n`}- ${lines.join('\n  ')}\n`;
  return isOneMore(source, text, item) ? text : null;
}

/** A text as a YAML scalar, in the quotes that a formatter would choose. */
function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const count = (mark: string) => line.split(mark).length;
  return count("'") > count('"') && !line.includes('\\')
    ? `"${line.replaceAll('"', '\\"')}"`
    : `'${line.replaceAll("'", "''")}'`;
}

/** Whether the new text holds what the old one did and the new waiver, and nothing else. */
function isOneMore(before: string, after: string, { fingerprint, rule, subject }: WaiverItem): boolean {
  const id = fingerprint ?? `${rule ?? ''}/${subject ?? ''}`;
  const [old, now] = [readWaivers(before), readWaivers(after)];
  const others = now.waivers.filter((waiver) => waiver.id !== id);
  const own = now.waivers.find((waiver) => waiver.id === id);
  return own?.problem === null && now.problem === null && JSON.stringify(others) === JSON.stringify(old.waivers);
}
