import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  HANDBOOK,
  parseGlossary,
  readGlossary,
  refuseGlossary,
  termHtml,
  termUses,
  timesOf,
  undefinedTermHtml,
} from '../../src/handbook/index.ts';
import { PlumblineError, termFinder } from '../../src/model/index.ts';

const wrong = (...lines: string[]) =>
  parseGlossary(lines.join('\n')).mistakes.map(({ line, why }) => `${line}: ${why}`);

describe('a glossary', () => {
  test('is read with names, lines and what each term refers to', () => {
    const { entries, mistakes } = parseGlossary(
      [
        '# Words',
        '- term: MoU',
        '  aliases: [memorandum of understanding, 60]',
        '  meaning: >-',
        '    A kind',
        '    of contract.',
        '  see: [Contract, agreements, MoU]',
        '',
        '- term: The Contract',
        '  id: contract',
        '  meaning: No',
        '- { term: Agreement, meaning: What is signed. }',
      ].join('\n'),
    );
    expect(mistakes).toEqual([]);
    expect(entries).toEqual([
      {
        ...{ id: 'mou', term: 'MoU', aliases: ['memorandum of understanding', '60'], meaning: 'A kind of contract.' },
        ...{ see: ['contract', 'agreement'], line: 2 },
      },
      { id: 'contract', term: 'The Contract', aliases: [], meaning: 'No', see: [], line: 9 },
      { id: 'agreement', term: 'Agreement', aliases: [], meaning: 'What is signed.', see: [], line: 12 },
    ]);
  });

  test.each([
    ['nothing', '', []],
    ['a comment', '# Words\n', []],
    ['a text', 'MoU', ['1: The glossary is a list of terms, found "MoU".']],
    ['what is no YAML', '- term: "MoU\n', [expect.stringMatching(/^2: The glossary is not YAML: unexpected end/)]],
    ['a term without letters', '- { term: ???, meaning: M }', ['1: “???” gives no id: write one.']],
    ['an item that is a text', '- MoU', ['1: a term: expected an object, found "MoU".']],
  ])('of %s', (_, source, mistakes) => {
    const glossary = parseGlossary(source);
    expect(glossary.entries).toEqual([]);
    expect(glossary.mistakes.map(({ line, why }) => `${line}: ${why}`)).toEqual(mistakes);
  });

  test('says of each mistake in which line it is, and what was expected', () => {
    expect(wrong('- term: MoU', '  meaning:', '  alias: [x]', '- meaning: A kind.', '  id: B d', '  term: Bd')).toEqual(
      [
        '2: meaning of “MoU”: expected a string, found null.',
        '3: alias of “MoU”: expected no such field, found ["x"].',
        '5: id of “Bd”: expected a text that matches /^[a-z0-9]+(-[a-z0-9]+)*$/, found "B d".',
      ],
    );
  });

  test('has each name once, case aside, and no reference that leads nowhere', () => {
    expect(
      wrong(
        ...['- term: Deal', '  aliases: [opportunity]', '  meaning: M', '  see: [engagment, xyz]'],
        ...['- term: Engagement', '  meaning: M', '  aliases: [Opportunity,  deal]'],
        ...['- term: Other', '  id: engagement', '  meaning: M'],
      ),
    ).toEqual([
      '1: see of “Deal”: there is no term "engagment"; engagement is there.',
      '1: see of “Deal”: there is no term "xyz".',
      '5: “opportunity” names “Engagement” and also “Deal” in line 1.',
      '5: “deal” names “Engagement” and also “Deal” in line 1.',
      '8: “engagement” names “Other” and also “Engagement” in line 5.',
    ]);
  });

  test('is read as far as it goes', () => {
    const { entries } = parseGlossary('- term: A\n  meaning: M\n- term: B\n- term: C\n  meaning: M');
    expect(entries.map(({ id, line }) => [id, line])).toEqual([
      ['a', 1],
      ['c', 4],
    ]);
  });

  test('never throws, whatever its text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('- term: a\n', '  see: [b]\n', '- [x]\n', ' x:\n', '\t')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { entries, mistakes } = parseGlossary([source].flat().join(''));
        for (const { why } of mistakes) expect(why).toMatch(/\.$/);
        expect(entries.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the file of a glossary', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'plumbline-glossary-'));
    mkdirSync(join(dir, 'handbook'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const put = (place: string, term: string) => writeFileSync(join(dir, place), `- term: ${term}\n  meaning: M\n`);
  const read = () => readGlossary(join(dir, 'handbook'));

  test('stands beside the folder or in it, which comes first; or nowhere', () => {
    expect(read()).toBeNull();
    expect(() => refuseGlossary(null)).not.toThrow();
    put('glossary.yaml', 'beside');
    expect(read()).toMatchObject({ file: join(dir, 'glossary.yaml'), entries: [{ id: 'beside' }] });
    put('handbook/glossary.yaml', 'inside');
    expect(read()?.entries.map(({ id }) => id)).toEqual(['inside']);
    expect(() => refuseGlossary(read())).not.toThrow();
  });

  test('is refused with file and line of the first few mistakes', () => {
    writeFileSync(join(dir, 'glossary.yaml'), '- term: A\n'.repeat(7));
    const file = read();
    let error: unknown;
    try {
      refuseGlossary(file);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PlumblineError);
    expect(error).toMatchObject({ exitCode: 2, what: 'The glossary cannot be used.' });
    const lines = (error as PlumblineError).why.split('\n');
    expect(lines[0]).toBe(`${join(dir, 'glossary.yaml')}:1: meaning of “A”: expected a string, found nothing.`);
    expect(lines.at(-1)).toBe('And 2 more.');
    expect(lines).toHaveLength(6);
  });

  test('that cannot be read is a fault', () => {
    mkdirSync(join(dir, 'glossary.yaml'));
    expect(read).toThrow(
      expect.objectContaining({ exitCode: 2, why: expect.stringContaining('EISDIR') as string }) as Error,
    );
  });
});

describe('our glossary', () => {
  const glossary = readGlossary(HANDBOOK);
  const entries = glossary?.entries ?? [];
  const find = termFinder(entries);

  test('is in order, and each meaning is one or two sentences', () => {
    expect(glossary?.mistakes).toEqual([]);
    for (const { term, meaning } of entries) {
      expect(meaning, term).toMatch(/^[A-Z1].*\.$|\?$/);
      expect(meaning.length, term).toBeLessThan(260);
      expect(meaning, term).not.toMatch(/\b(simply|just|easy|seamless|powerful)\b/i);
    }
  });

  /** Each name of the pipeline in another vocabulary, and the deal stages that its entry names. */
  test.each([
    ['Lead', ['Qualifying', 'Triage']],
    ['Qualifying', ['Lead']],
    ['Prospecting', ['Qualified']],
    ['Qualified Lead', ['Qualified']],
    ['Partnering', ['Proposal', 'Negotiation']],
    ['Prospect', ['Proposal', 'Negotiation', 'Contract Admin']],
    ['Invoicing', ['Contract Admin']],
    ['Verbal close', ['Contract Admin']],
    ['Customer', ['Closed Won']],
    ['Partner', ['Closed Won']],
    ['Executed close', ['Closed Won']],
    ['Hub setup', ['Closed Won']],
    ['Triage', ['Lead', 'Qualified']],
    ['Negotiation (older lead board)', ['Proposal', 'Negotiation', 'Contract Admin']],
    ['Out of scope', ['Closed Lost']],
  ])('says which stage %s is', (name, stages) => {
    for (const stage of stages) expect(find(name)?.meaning).toContain(stage);
  });

  test.each([
    'BD, DE, P&S, CS&S, Partnerships assistant, Buyer, Community champion, PI, Community representative, Technical lead, Technical contact, Authorized PR submitter',
    'Deal stage, Lead, Qualified, Proposal (deal stage), Negotiation, Contract Admin, Closed Won, Closed Lost',
    'Leads stage, Pre-sales, Sales, Delivery, Provisioning, Ongoing services, Milestone reporting, Renewals stage, CRM flow, Delivery flow, Marketing',
    'Deal, opportunity, New deal, Renewal, Engagement, Project, Project deliverable, Contract, MoU, Purchase order, Service agreement, Community, community_id, Short name, Long name, Hub, Namespace, Budget alert',
    'RAG, Red, Amber, Green, FTE clause, 60-day notice, Offboarding, Shutdown notice, Decommission, Order, Hand-off packet, Check-in pack, Tier, Essential, Advanced, Premier',
    'MAU, DAU, WAU, Cloud cost, Renewal bucket, Days in stage, Net-new, Conversion, CMRR, FMRR, Retention, Satisfaction',
    'HubSpot, Airtable, n8n, GitHub issues, GitHub Projects, SAGE, Dropbox Sign, HelloSign, DocuSign, Asana, FreshDesk, Calendly, Google Drive, Google Sheets, Monday.com, AWS Budgets, Prometheus, Grafana',
    'MANIAC-T, Money, Authority, Need, Impending event, Application, Competition, Timeline',
    'Canned reply, Running notes, Questionnaire, Pricing sheet, Quote, Service plan, Host institution, Right to replicate, SoW, Addenda, Tickler, Waiver, Snapshot, as-of',
  ])('explains %s', (names) => {
    expect(names.split(', ').filter((name) => find(name) === null)).toEqual([]);
  });
});

test('a term is found by each of its names, in any case and in the plural', () => {
  const { entries } = parseGlossary(
    '- term: Community id\n  aliases: [community_id]\n  meaning: M\n- term: Community\n  meaning: M\n- term: News\n  meaning: M\n- term: New\n  meaning: M',
  );
  const find = termFinder(entries);
  const found = ['COMMUNITY  ID', 'community-ids', 'community_id', 'Communities', 'news', 'New', 'communitys', 'x', ''];
  expect(found.map((name) => find(name)?.id ?? null)).toEqual([
    ...['community-id', 'community-id', 'community-id', 'community', 'news', 'new', 'community', null, null],
  ]);
});

test('pages are listed with the terms that they use, each once, and words that nobody explains', () => {
  const { entries } = parseGlossary(
    '- term: MoU\n  meaning: M\n- term: SoW\n  meaning: M\n- term: Quote\n  meaning: M',
  );
  const page = (id: string, ...terms: string[]) => ({ id, title: id, terms: terms.map((term) => ({ term, line: 1 })) });
  const uses = termUses(entries, [page('a', 'MoUs', 'mou', 'X y'), page('b', 'sow', 'x  Y'), page('c', 'MoU')]);
  const ids = (pages: { id: string }[] = []) => pages.map(({ id }) => id).join('');
  expect([...uses.pagesOf].map(([id, pages]) => [id, ids(pages)])).toEqual([
    ['mou', 'ac'],
    ['sow', 'b'],
  ]);
  expect(uses.undefined.map(({ term, pages }) => [term, ids(pages)])).toEqual([['X y', 'ab']]);
});

describe('a term in a text', () => {
  test('is a link to its entry, described by its meaning', () => {
    const entry = { id: 'mou', meaning: 'A `contract` of <two> & more.' };
    expect(termHtml(entry, 'MoU', '/base/')).toBe(
      '<span class="term"><a href="/base/glossary/#mou" aria-describedby="term-tip-mou">MoU</a>' +
        '<span class="term-tip" role="tooltip" id="term-tip-mou" data-pagefind-ignore>' +
        'A <code>contract</code> of &lt;two&gt; &amp; more.</span></span>',
    );
    expect(termHtml(entry, '<em>MoUs</em>', '', 2)).toContain(
      'href="/glossary/#mou" aria-describedby="term-tip-mou--2"><em>MoUs</em></a>',
    );
  });

  test('that the glossary lacks says so', () => {
    expect(undefinedTermHtml('X')).toBe('<span class="term-undefined" title="Not in the glossary yet">X</span>');
  });

  test('is counted by itself', () => {
    const time = timesOf();
    expect([time('a'), time('b'), time('a')]).toEqual([1, 1, 2]);
  });

  test('is phrasing content with one link, whatever its meaning', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (meaning, root) => {
        const tags: string[] = [];
        let tip = '';
        let depth = 0;
        const parser = new Parser({
          onopentag: (name, { role }) => {
            tags.push(name);
            if (depth > 0 || role === 'tooltip') depth++;
          },
          ontext: (text) => (depth > 0 ? (tip += text) : null),
          onclosetag: () => (depth > 0 ? depth-- : null),
        });
        parser.end(termHtml({ id: 'a', meaning }, 'A', root));
        expect(tags.filter((tag) => tag !== 'code')).toEqual(['span', 'a', 'span']);
        expect(tip.replaceAll('`', '')).toBe(meaning.replaceAll('`', ''));
      }),
    );
  });
});
