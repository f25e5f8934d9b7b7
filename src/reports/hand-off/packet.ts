import {
  INTAKE,
  INTAKE_PARTS,
  nameAtSource,
  NEEDED_ROLES,
  type Community,
  type Config,
  type Deal,
  type IntakeItem,
} from '../../model/index.ts';
import { list } from '../words.ts';
import type { Shown } from '../workspace/table.ts';
import type { Desk } from './desk.ts';
import { outside } from './evidence.ts';
import { agreementPart } from './packet-agreement.ts';
import { partOf, whereOf, type PacketItem, type PacketPart } from './packet-part.ts';
import { personOf, type PacketPerson } from './people.ts';

/** Everything that BD knows of a community for one deal. */
export interface Packet {
  parts: PacketPart[];
  people: PacketPerson[];
  /** Roles that nobody has on this deal, and that somebody should have. */
  emptyRoles: string[];
  /** Facts of the packet that are known, of all; what belongs to the agreement is counted apart. */
  known: number;
  of: number;
  /** What P&S cannot begin without, and where it is to be written. */
  needed: { title: string; where: string }[];
  /** Whether anybody waits for it: nobody does once the deal is lost. */
  isAwaited: boolean;
  /** Why the packet may hold less than is known; null where nothing speaks for it. */
  doubt: string | null;
}

/** The packet of a deal: of its first company that was read, and of its own people and tier. */
export function packetOf(deal: Deal, desk: Desk): Packet {
  const { look, config } = desk;
  const [community] = deal.communityRecordIds.flatMap((id) => look.byId.communities.get(id) ?? []);
  const people = deal.contacts.map((contact) => personOf(contact, desk));
  const items = INTAKE.map((item) => ({ item, shown: itemOf(item, community ?? NOBODY, deal, desk) }));
  const parts = INTAKE_PARTS.map((id) =>
    partOf(
      id,
      items.filter(({ item }) => item.part === id).map(({ shown }) => shown),
    ),
  );
  const filled = new Set<string>(deal.contacts.flatMap(({ roles }) => roles));
  const all = items.map(({ shown }) => shown);
  const agreement = agreementPart(deal, config);
  const isAwaited = deal.stage !== 'Closed Lost';
  return {
    parts: [...parts, agreement],
    people,
    emptyRoles: NEEDED_ROLES.filter((role) => !filled.has(role)),
    known: all.filter(({ isKnown }) => isKnown).length,
    of: all.length,
    needed: [...all, ...agreement.items]
      .filter(({ isRequired, isKnown }) => isAwaited && isRequired && !isKnown)
      .map(({ title, where }) => ({ title, where })),
    isAwaited,
    doubt: community ? null : whyNoCommunity(deal, desk),
  };
}

function itemOf(item: IntakeItem, community: Community, deal: Deal, { config }: Desk): PacketItem {
  const { title, isRequired, field } = item;
  const isKnown = item.isKnown(community, [deal]);
  const where =
    field === null
      ? 'Labels between the deal and its contacts in HubSpot'
      : whereOf(nameAtSource(field, config), field.startsWith('deals.') ? 'the deal' : 'the company');
  return {
    title,
    value: isKnown ? valueOf(item, community, deal, config) : [],
    isRequired,
    isKnown,
    where: isKnown ? '' : where,
  };
}

function valueOf({ id }: IntakeItem, community: Community, deal: Deal, { tiers }: Config): Shown[] {
  if (id === 'people') return [{ text: list([...new Set(deal.contacts.flatMap(({ roles }) => roles))].sort()) }];
  if (id === 'serviceTier') {
    const tier = tiers.find((one) => one.id === deal.serviceTier);
    return [{ text: tier?.label ?? deal.serviceTier ?? '' }];
  }
  if (id === 'githubRepos') return community.githubRepos.flatMap((url) => outside(url, url));
  const value = community[id] ?? '';
  return ADDRESSES.has(id) ? outside(value, value) : [{ text: value }];
}

const ADDRESSES: ReadonlySet<string> = new Set(['website', 'githubOrg', 'logoUrl']);

function whyNoCommunity({ communityRecordIds }: Deal, { look }: Desk): string {
  if (communityRecordIds.length === 0) return 'The deal names no company, so nothing is known of its community.';
  return look.unread('communities') ?? 'The company of the deal was not read, so what it holds is not known.';
}

/** Stands for a company that was not read. */
const NOBODY: Community = {
  ...{ id: '', communityId: null, longName: null, shortName: null, website: null, githubOrg: null, githubRepos: [] },
  ...{ logoUrl: null, cloudProvider: null, cloudRegion: null, contextGoals: null, contextCommunity: null },
  ...{ domain: null, contextInfrastructure: null, contextData: null },
};
