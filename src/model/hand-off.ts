import type { ArtefactId } from './artefacts.ts';
import type { Party } from './handbook.ts';

/** Something that passes from one party to another on the way from a verbal yes to work that can be managed. */
export interface HandOffStep {
  from: Party;
  /** The same as `from` where a party does something on its own. */
  to: Party;
  /** What happens, without the two parties: "sends …" begins with its verb. Airtable stands for wherever engagements are kept. */
  what: string;
  /** In which system it is done. */
  system: string;
  artefacts: readonly ArtefactId[];
}

/** The parties from the one that signs to the one that delivers. */
export const HAND_OFF_PARTIES = ['CS&S', 'BD', 'DE', 'P&S'] as const satisfies readonly Party[];

export const HAND_OFF: readonly HandOffStep[] = [
  {
    from: 'BD',
    to: 'CS&S',
    what: 'asks for the signatures, and for SAGE to be set up',
    system: 'mail',
    artefacts: ['signature-request'],
  },
  {
    from: 'CS&S',
    to: 'BD',
    what: 'returns the executed agreement',
    system: 'e-signature, SAGE',
    artefacts: ['service-agreement', 'invoice'],
  },
  { from: 'BD', to: 'BD', what: 'completes the hand-off packet', system: 'HubSpot', artefacts: ['hand-off-packet'] },
  {
    from: 'BD',
    to: 'P&S',
    what: 'asks to start delivery, by an order on the deal',
    system: 'HubSpot, order',
    artefacts: ['order'],
  },
  {
    from: 'BD',
    to: 'DE',
    what: 'hands over the deal, its agreement and the packet',
    system: 'mail, HubSpot',
    artefacts: ['hand-off-packet', 'service-agreement'],
  },
  {
    from: 'DE',
    to: 'P&S',
    what: 'makes the engagement with its contract and delivery lead',
    system: 'Airtable',
    artefacts: ['engagement-record', 'contract-record'],
  },
  {
    from: 'P&S',
    to: 'DE',
    what: 'makes the projects and the deliverables of the SoW',
    system: 'Airtable, GitHub',
    artefacts: ['project-record', 'deliverable-record'],
  },
  {
    from: 'P&S',
    to: 'BD',
    what: 'adds the columns of the deal, and says so',
    system: 'cloud-billing sheet',
    artefacts: ['billing-columns'],
  },
  {
    from: 'BD',
    to: 'BD',
    what: 'compares it all with the packet, and moves the deal to Closed Won',
    system: 'HubSpot',
    artefacts: [],
  },
];
