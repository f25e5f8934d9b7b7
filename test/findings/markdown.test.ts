import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/findings/index.ts';
import { HOSTILE, lived, many } from './portfolio.ts';

const bytes = (text: string) => Buffer.byteLength(text);

/** Every row of a table with as many cells as its head. */
const cells = (line: string) => line.split(/(?<!\\)\|/).length;

describe('markdown', () => {
  it('begins with the counts and what happened, then goes by team', () => {
    const heads = markdown(lived()).match(/^#+ .*$/gm)!;
    expect(heads.map((head) => head.replace(/:.*/, ''))).toEqual([
      '## Check as of 2026-06-15',
      '### New',
      '### Reopened',
      '### Resolved',
      '### Business Development (BD)',
      '### Delivery Enablement (DE)',
      '### Waived',
      '### Not evaluated',
    ]);
    expect(markdown(lived())).toContain('Since the last check: 1 new, 1 reopened, 1 resolved.');
  });

  it.each(HOSTILE)('lets the name %j be text and nothing else', (name) => {
    const [first] = lived().findings;
    const plainly = { ...first!, message: 'x', fix: 'x', links: [] };
    const finding = {
      ...plainly,
      subject: { ...first!.subject, name },
      message: name,
      fix: name,
      links: [{ label: name, url: `https://records.example/${name}` }],
    };
    const event = { fingerprint: '0123456789abcdef', rule: name, subject: finding.subject };
    const events = { new: [], reopened: [], resolved: [event] };
    const output = markdown({ ...lived(), findings: [finding], events });
    const calm = markdown({
      ...lived(),
      findings: [plainly],
      events: { ...events, resolved: [{ ...event, rule: 'x', subject: { ...finding.subject, name: 'x' } }] },
    });
    expect(output.split('\n').map(cells)).toEqual(calm.split('\n').map(cells));
    const withoutOurs = output.replace(/<br>|\]\(<https:\/\/[^<>\s|]*>\)|`[0-9a-f]{16}`|&#\d+;/g, '');
    expect(withoutOurs).not.toMatch(
      /[<>`]|@\w|#\d|!\[|\*strong|_em_|~~|\$x|\\|[\u0000-\u0009\u000b-\u001f\u202e\ud800-\udfff]/,
    );
    expect(output.replace(/\(<[^<>]*>\)/g, '')).not.toMatch(
      /[@]|&#64;(?!&#8203;)|&#35;(?!&#8203;)|www\.|:\/\/|\bGH-\d/,
    );
  });

  it.each([
    [false, 1 << 20, 20_000],
    [true, 64_000, 2_000],
  ])('with comment %s stays under %i bytes and says how many findings it left out', (comment, limit, count) => {
    const output = markdown(many(count), { comment });
    expect(bytes(output)).toBeLessThan(limit);
    expect(bytes(output)).toBeGreaterThan(limit * 0.8);
    const shown = new Set(output.match(/(?<=`)[0-9a-f]{16}(?=`)/g));
    const [, said, all] = /\n(\d+) of (\d+) findings are shown; left out for length: /.exec(output)!;
    shown.delete('0123456789abcdef'); // the resolved one, if it is there
    expect([shown.size, count]).toEqual([Number(said), Number(all)]);
    // News and the gravest stay.
    expect(output).toContain(`\`${(count - 1).toString(16).padStart(16, '0')}\``);
    expect(output).toContain('`0000000000000000`');
  });

  it('counts bytes and not characters', () => {
    const { findings, ...rest } = many(2000);
    const wide = { ...rest, findings: findings.map((finding) => ({ ...finding, message: '𐍈'.repeat(60) })) };
    expect(bytes(markdown(wide, { comment: true }))).toBeLessThan(64_000);
  });

  it('leaves out a finding that is too long alone, and keeps the others', () => {
    const { findings, ...rest } = lived();
    const [first, ...others] = findings;
    const long = { ...first!, message: 'x'.repeat(70_000) };
    const output = markdown({ ...rest, findings: [long, ...others] }, { comment: true });
    expect(output).toContain(
      `\n${others.length} of ${findings.length} findings are shown; left out for length: 1 ${first!.severity}.`,
    );
    for (const { fingerprint } of others) expect(output).toContain(fingerprint);
  });
});
