import { pagesIn, type HandbookRecord, type PageRecord } from '../handbook/site.ts';
import type { Finding, Rule } from '../invariants/index.ts';
import {
  AFTER_THE_END,
  ARTEFACTS,
  artefactById,
  beforeTheEnd,
  dayInWords,
  HAND_OFF,
  LIFECYCLE,
  LIFECYCLE_IDS,
  partyFacts,
  PARTIES,
  STAGES,
  whenLapsed,
  type Artefact,
  type Config,
  type LifecycleStep,
  type Moment,
  type Party,
  type PartyFacts,
} from '../model/index.ts';

type Pages = Pick<HandbookRecord, 'pages'>;

/** The points of the journey in their order: the stages of a deal stand where Sales does. */
export const MOMENTS: readonly Moment[] = LIFECYCLE_IDS.flatMap((id): Moment[] =>
  id === 'sales' ? [id, ...STAGES] : [id],
);

/** The pages in the order in which the handbook is read; those that stand nowhere in it come last. */
export function inReadingOrder({ pages, navigation }: Pick<HandbookRecord, 'pages' | 'navigation'>): PageRecord[] {
  const places = new Map(pagesIn(navigation).map((id, place) => [id, place]));
  const placeOf = ({ id }: PageRecord) => places.get(id) ?? places.size;
  return [...pages].sort((a, b) => placeOf(a) - placeOf(b));
}

/** An artefact with the pages of its procedures. */
export interface ArtefactUse {
  artefact: Artefact;
  madeOn: PageRecord[];
  usedOn: PageRecord[];
}

/** The artefacts by the moment at which they come about; moments without any are left out. */
export function artefactIndex({ pages }: Pages): { moment: Moment; uses: ArtefactUse[] }[] {
  const uses = ARTEFACTS.map((artefact) => ({
    artefact,
    madeOn: pages.filter(({ makes }) => makes.includes(artefact.id)),
    usedOn: pages.filter(({ uses: used }) => used.includes(artefact.id)),
  }));
  return MOMENTS.map((moment) => ({ moment, uses: uses.filter(({ artefact }) => artefact.made === moment) })).filter(
    (group) => group.uses.length > 0,
  );
}

/** Ids of artefacts that pages name and nobody knows. */
export const unknownArtefacts = ({ pages }: Pages): { id: string; pages: PageRecord[] }[] =>
  [...new Set(pages.flatMap(({ makes, uses }) => [...makes, ...uses]))]
    .filter((id) => artefactById(id) === null)
    .map((id) => ({ id, pages: pages.filter(({ makes, uses }) => makes.includes(id) || uses.includes(id)) }));

/** Everything that falls to a party. */
export interface PartyIndex {
  party: Party;
  facts: PartyFacts;
  /** Stages of the lifecycle that it leads. */
  leads: LifecycleStep[];
  /** What it makes at each moment. */
  makes: { moment: Moment; artefacts: Artefact[] }[];
  /** Its steps at the hand-off and at the end of an agreement, as sentences. */
  steps: { handOff: string[]; offboarding: string[] };
  /** Procedures in which it acts. */
  procedures: PageRecord[];
  /** Pages that it keeps true. */
  keeps: PageRecord[];
  /** Rules of which it clears the findings, those with most of them first. */
  rules: { rule: Rule; open: number }[];
}

interface Known extends Pages {
  rules: readonly Rule[];
  /** Findings that are not waived. */
  open: readonly Finding[];
  config: Config;
}

export const partyIndex = (known: Known): PartyIndex[] =>
  PARTIES.map((party) => ({
    party,
    facts: partyFacts(party, known.config),
    leads: LIFECYCLE.filter(({ leads }) => leads.includes(party)),
    makes: MOMENTS.map((moment) => ({
      moment,
      artefacts: ARTEFACTS.filter(({ owner, made }) => owner === party && made === moment),
    })).filter(({ artefacts }) => artefacts.length > 0),
    steps: stepsOf(party, known.config),
    procedures: known.pages.filter(({ who }) => who.includes(party)),
    keeps: known.pages.filter(({ owner, isSplash }) => owner === party && !isSplash),
    rules: rulesOf(party, known),
  }));

function stepsOf(party: Party, config: Config): PartyIndex['steps'] {
  const timed = [...beforeTheEnd(config.thresholds), ...AFTER_THE_END, ...whenLapsed(config.thresholds)];
  return {
    handOff: HAND_OFF.filter(({ from }) => from === party).map(({ to, what, system }) =>
      to === party ? `${what} (${system})` : `${what} (${system}; to ${partyFacts(to, config).short})`,
    ),
    offboarding: timed
      .filter(({ who }) => who === party)
      .map(
        ({ day, what }) =>
          `${day === null ? 'afterwards' : dayInWords(day)}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
      ),
  };
}

/** A finding may fall to another team than its rule does; then the rule is in both lists. */
const rulesOf = (party: Party, { rules, open }: Known): PartyIndex['rules'] =>
  rules
    .map((rule) => ({ rule, open: open.filter((one) => one.rule === rule.id && one.owner === party).length }))
    .filter(({ rule, open: count }) => rule.owner === party || count > 0)
    .sort((a, b) => b.open - a.open);
