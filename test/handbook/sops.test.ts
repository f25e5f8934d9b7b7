import { slug } from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { artefactById } from '../../src/model/index.ts';
import { bySlug, pageAt, pages, propsOf, textOf, type Node, type Page } from './pages.ts';
import { beginsAsCommand } from './commands.ts';

/** Every procedure of the handbook: a page that somebody follows. */
const PROCEDURES = [
  ...['lead', 'qualified', 'proposal', 'negotiation', 'contract-admin', 'closed-won', 'closed-lost'].map(
    (stage) => `sales/${stage}`,
  ),
  ...['hail-the-lead', 'running-notes', 'meet-the-lead', 'decide', 'triage-and-quote'].map((page) => `leads/${page}`),
  ...['draft-contract', 'negotiate', 'signatures'].map((page) => `prospects/${page}`),
  ...['launch-meeting', 'invoicing', 'check-in', 'renewal-tickler'].map((page) => `partners/${page}`),
  ...['rag', 'hand-off', 'workflow', 'verify-delivery'].map((page) => `engagements/${page}`),
  ...['provisioning', 'hub-setup', 'cloud-cost', 'ongoing-services', 'milestone-reporting', 'tiers'].map(
    (page) => `delivery/${page}`,
  ),
  ...['sixty-day-notice', 'renewal', 'offboarding'].map((page) => `renewals/${page}`),
  ...['publish-an-edition', 'report-words'].map((page) => `reports/${page}`),
  ...['community-id', 'fix-violations', 'handbook-upkeep'].map((page) => `data/${page}`),
];
const PARTS = ['when', 'who', 'what-you-need', 'steps', 'done-when', 'if-it-goes-wrong'];
const LONGEST_STEP = 45;

const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
const words = (node: Node) => textOf(node).trim().split(/\s+/);
/** The items of the ordered lists of a page, each without the lists inside it. */
const stepsOf = (address: string) =>
  pageAt(address)
    .nodes.filter(({ type, ordered }) => type === 'list' && ordered === true)
    .flatMap(({ children = [] }) => children);

describe.each(PROCEDURES)('the procedure %s', (address) => {
  const page = pageAt(address);

  test('has every part, in the order in which it is read', () => {
    const places = PARTS.map((part) => page.anchors.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places.slice(0, 3)).toEqual(places.slice(0, 3).toSorted((a, b) => a - b));
    expect(places[3]).toBeGreaterThan(places[0] ?? 0);
    expect(places[4]).toBeGreaterThan(places[3] ?? 0);
  });

  test('says above its first heading what it is for', () => {
    expect(page.sections.get('')?.split(/\s+/).length).toBeGreaterThan(12);
  });

  test('has steps that begin with what to do, one thing each', () => {
    const steps = stepsOf(address);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.map((step) => textOf(step).trim()).filter((step) => !beginsAsCommand(step))).toEqual([]);
    expect(steps.filter((step) => words(step).length > LONGEST_STEP).map(textOf)).toEqual([]);
  });

  test('has steps under the heading of that name', () => {
    const at = page.nodes.findIndex(({ type, ...node }) => type === 'heading' && textOf(node as Node) === 'Steps');
    const lists = page.nodes.slice(at).filter(({ type, ordered }) => type === 'list' && ordered === true);
    expect(lists.length).toBeGreaterThan(0);
  });

  test('names its artefacts, and shows them if it has any', () => {
    const { makes = [], uses = [] } = page.front as { makes?: string[]; uses?: string[] };
    expect([...makes, ...uses].filter((id) => artefactById(id) === null)).toEqual([]);
    const shown = page.nodes.filter(({ name }) => name === 'Artefacts').map((node) => propsOf(node).page);
    expect(shown).toEqual(makes.length + uses.length > 0 ? [address] : []);
  });
});

test.each(['lead', 'qualified', 'proposal', 'negotiation', 'contract-admin', 'closed-won', 'closed-lost'])(
  'the stage %s has its exit criteria as a checklist, with where its deals are',
  (stage) => {
    const page = pageAt(`sales/${stage}`);
    const from = page.nodes.findIndex((node) => node.type === 'heading' && textOf(node) === 'Exit criteria');
    const next = page.nodes.findIndex((node, at) => at > from && node.type === 'heading');
    const section = page.nodes.slice(from, next);
    expect(section.some(({ name }) => name === 'input')).toBe(true);
    const title = String(page.front.title);
    expect(section.filter(({ name }) => name === 'StageNow').map((node) => propsOf(node).stage)).toEqual([title]);
    expect(page.anchors).toContain('what-is-checked');
  },
);

/** What must be true to leave each stage; of the closed ones, to enter them. One pattern a check box, in their order. */
const CRITERIA = {
  lead: [/^MANIAC-T was considered: Money,/, /^The lead is in scope/, /^The lead is qualified to partner/],
  qualified: [/^The lead wants a proposal\.$/],
  proposal: [
    /^P&S knows from BD that its input or review is needed/,
    /^It is settled when the work is scheduled and how much capacity it needs/,
    /^P&S confirmed that it has capacity/,
  ],
  negotiation: [
    /^The start date is agreed/,
    /^The end date is agreed/,
    /^The dates of the deliverables are agreed/,
    /^One artefact, normally a service agreement, is the deal's source of truth/,
    /^HubSpot holds everything that BD knows about the community/,
    /^Legal \(CS&S\) is involved, where it is needed/,
    /^The community has said yes to the final text/,
  ],
  'contract-admin': [
    /^The deal was closed verbally before it came here/,
    /^The agreement is executed: all have signed the service agreement, or there is a purchase order/,
    /^BD has asked P&S to start: the deal has an associated order in HubSpot/,
  ],
  'closed-won': [
    /^The engagement exists in Airtable and names this deal/,
    /^It has at least one project/,
    /^Its deliverables exist/,
    /^The new columns for the deal exist in the cloud-billing sheet/,
  ],
  'closed-lost': [/^lost_reason +is set/, /^No engagement of this deal is active or planned/, /^The lead knows/],
};

test.each(Object.entries(CRITERIA))(
  'the check boxes of %s are the exit criteria, all of them and no other',
  (stage, criteria) => {
    const boxes = pageAt(`sales/${stage}`)
      .nodes.filter(({ name, children = [] }) => name === 'label' && children[0]?.name === 'input')
      .map((label) => textOf(label).trim());
    expect(boxes).toEqual(criteria.map((criterion) => expect.stringMatching(criterion) as string));
  },
);

test('every mail says to whom it goes', () => {
  const mails = pages.flatMap(({ slug: address, nodes }) =>
    nodes.flatMap(({ type, value = '' }) => (type === 'code' && /^Subject: /m.test(value) ? [{ address, value }] : [])),
  );
  const isReply = ({ address }: { address: string }) => address === 'leads/hail-the-lead';
  expect(mails.filter((mail) => !mail.value.startsWith('To: ') && !isReply(mail))).toEqual([]);
  expect(mails.filter((mail) => !/^To: .+\n(Cc: .+\n)?Subject: .+\n\n/.test(mail.value) && !isReply(mail))).toEqual([]);
  expect(mails.length).toBeGreaterThan(20);
});

test('every page that asks for mail or names a file has the text to copy', () => {
  const typed = ['leads/', 'prospects/', 'partners/', 'renewals/'];
  const silent = PROCEDURES.filter(
    (address) =>
      typed.some((folder) => address.startsWith(folder)) &&
      address !== 'partners/renewal-tickler' &&
      !pageAt(address).nodes.some(({ type, lang }) => type === 'code' && lang === 'text'),
  );
  expect(silent).toEqual([]);
});

test('pictures and live figures stand on the pages that they belong to', () => {
  const on = (name: string) =>
    pages.filter(({ nodes }) => nodes.some((node) => node.name === name)).map(({ slug }) => slug);
  expect(on('Picture').sort()).toEqual([
    'engagements/hand-off',
    'engagements/units-of-work',
    'overview/lifecycle',
    'renewals/offboarding',
    'sales/pipeline',
  ]);
  expect(on('StageCounts')).toEqual(['sales/pipeline']);
  expect(on('RenewalsDue').sort()).toEqual(['renewals/renewal', 'renewals/sixty-day-notice']);
});

describe('known gaps', () => {
  const gapsOf = (page: Page) =>
    page.nodes.filter(({ name }) => name === 'Gap').map((node) => ({ page, props: propsOf(node) }));
  const gaps = pages.flatMap(gapsOf).map(({ page, props: { title = '', owner = '', with: others } }) => {
    return { page, title, owner, decides: `${owner}${others === undefined ? '' : `, with ${others}`}` };
  });
  const list = pageAt('overview/known-gaps');
  const rows = list.nodes.filter(({ type }) => type === 'tableRow').slice(1);

  test('are boxes that say what is known, what is missing and who decides', () => {
    const texts = gaps.map(({ page, title }) => page.sections.get(`gap-${slug(title)}`) ?? '');
    expect(texts.filter((text) => !/Known: .+Missing: /.test(text))).toEqual([]);
    expect(gaps.filter(({ owner }) => !['BD', 'DE', 'P&S'].includes(owner))).toEqual([]);
    expect(
      gaps.filter(({ page }) => !page.body.includes("import Gap from '@plumbline/team/components/Gap.astro';")),
    ).toEqual([]);
  });

  test('are all listed on one page, and nothing else is', () => {
    const listed = rows.map((row) => {
      const [gap, page, owner] = (row.children ?? []).map((cell) => textOf(cell).trim());
      return `${gap ?? ''} | ${page ?? ''} | ${owner ?? ''}`;
    });
    const boxes = gaps.map(({ page, title, decides }) => `${title} | ${String(page.front.title)} | ${decides}`);
    expect(listed.sort()).toEqual(boxes.sort());
    expect(gaps.length).toBeGreaterThan(8);
  });

  test('are led to by the list', () => {
    const links = rows.flatMap((row) => flat(row).flatMap(({ type, url = '' }) => (type === 'link' ? url : [])));
    const reached = links.map((url) => new URL(url, 'https://site.example/handbook/overview/known-gaps/'));
    const wrong = reached.filter(({ pathname, hash }) => {
      const page = bySlug.get(pathname.replace(/^\/handbook\/|\/$/g, ''));
      return !hash.startsWith('#gap-') || !page?.targets.includes(hash.slice(1));
    });
    expect(wrong.map(String)).toEqual([]);
    expect(new Set(links).size).toBe(rows.length);
  });
});
