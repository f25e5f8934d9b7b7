import { describe, expect, it } from 'vitest';
import { github } from '../../src/findings/index.ts';
import { readConfig } from '../../src/model/index.ts';
import { HOSTILE, lived, many } from './portfolio.ts';

/** What the runner takes for a command: https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs. */
const isCommand = (line: string) => line.trimStart().startsWith('::') || line.includes('##[');

const lines = (output: string) => output.trimEnd().split('\n');

describe('github', () => {
  it('annotates what is open, and counts the waived', () => {
    const { findings } = lived();
    const commands = lines(github(lived())).filter(isCommand);
    expect(commands).toHaveLength(findings.length - 1);
    for (const command of commands) expect(command).toMatch(/^::(error|warning|notice) title=[^:,]+::[^\r]+$/);
    expect(github(lived())).toContain(
      `\nAnnotated: ${findings.length - 1} of ${findings.length}. Left out: 1 waived. `,
    );
  });

  it('gives at most ten of each type, the news first, and counts the rest', () => {
    const output = github(many(90));
    const commands = lines(output).filter(isCommand);
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...Array<string>(10).fill('::error'),
      ...Array<string>(10).fill('::warning'),
      ...Array<string>(10).fill('::notice'),
    ]);
    // The last of all is new.
    expect(commands[20]).toContain('deal 89::');
    expect(output).toContain('Annotated: 30 of 90. Left out: 20 errors, 20 warnings, 20 info.');
    expect(github(many(30))).not.toContain('Left out');
    expect(github(many(33))).toContain('Annotated: 30 of 33. Left out: 1 error, 1 warning, 1 info.');
  });

  it.each(HOSTILE)('makes no command of the name %j', (name) => {
    const [first] = lived().findings;
    const finding = { ...first!, subject: { ...first!.subject, id: name, name }, message: name, fix: name };
    const one = {
      ...lived(),
      findings: [finding],
      snapshot: { id: name, pulledAt: name, source: name },
      filter: { rules: [name], communities: [name], owners: [] },
    };
    const output = lines(github(one));
    expect(output.filter(isCommand)).toHaveLength(1);
    expect(output[0]).toMatch(/^::(error|warning|notice) title=[^:,]+::/);
  });

  it('escapes what the runner unescapes', () => {
    const [first] = lived().findings;
    const finding = { ...first!, subject: { ...first!.subject, id: 'a,b:c%' }, message: '50 %0A, of: all' };
    expect(github({ ...lived(), findings: [finding] })).toMatch(/ a%2Cb%3Ac%25::50 %250A, of: all%0A/);
  });

  it('links to the page about the rule where the team site has an address', () => {
    const config = readConfig({ hosting: { teamUrl: 'https://team.example/' } });
    expect(github(lived(), { config })).toContain('%0AAbout the rule: https://team.example/checks/');
  });
});
