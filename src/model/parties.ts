import type { Config } from './config.ts';
import type { Party } from './handbook.ts';

/** What is known of those who take part in the procedures. */
export interface PartyFacts {
  /** At the beginning of a line. */
  name: string;
  /** How a table or a picture names it. */
  short: string;
  /** What it does, each as the rest of a sentence that begins with its name. */
  does: readonly string[];
}

export const PARTY_FACTS: Readonly<Record<Party, PartyFacts>> = {
  BD: {
    name: 'Business Development',
    short: 'BD',
    does: [
      'looks after leads, pre-sales and sales',
      'owns HubSpot',
      'starts delivery once an agreement is signed',
      'owns a renewal from the moment it is triggered',
    ],
  },
  DE: {
    name: 'Delivery Enablement',
    short: 'DE',
    does: [
      'makes an engagement of each agreement',
      'owns the management of delivery and its reporting',
      'may start the conversation about a renewal with BD',
    ],
  },
  'P&S': {
    name: 'Product & Services',
    short: 'P&S',
    does: [
      'provisions hubs and runs them',
      'does the work of the deliverables',
      'keeps an eye on infrastructure and cost',
    ],
  },
  'CS&S': {
    name: 'Fiscal sponsor',
    short: 'CS&S',
    does: [
      'signs agreements as the legal party',
      'collects the signatures',
      'keeps the invoices in SAGE and sends them',
    ],
  },
  assistant: {
    name: 'Partnerships assistant',
    short: 'Assistant',
    does: ['carries out the scripted procedures that a mail to the partnerships address asks for'],
  },
  community: {
    name: 'Community side',
    short: 'Community',
    does: [
      'decides on the purchase, and speaks for the purpose of its hub',
      'says what it needs, and how the service does',
      'leads its technical side, and proposes changes of the hub’s configuration',
    ],
  },
};

/** As PARTY_FACTS, with the fiscal sponsor by the name that is configured. */
export function partyFacts(party: Party, { organisation }: Pick<Config, 'organisation'>): PartyFacts {
  const facts = PARTY_FACTS[party];
  return party === 'CS&S' ? { ...facts, short: organisation.fiscalSponsor } : facts;
}
