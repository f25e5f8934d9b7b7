import { atUnknownStage, dealExample, dealStates, from } from './deal-states.ts';

export const serviceAgreementLinked = dealStates({
  id: 'service-agreement-linked',
  title: 'A negotiated deal links to its agreement',
  statement:
    'From Negotiation on, every deal has the address of its agreement; from Contract Admin on it is an error to have none.',
  why: 'The agreement is the one source of truth about a deal. What cannot be opened cannot be compared with what was promised.',
  fix: 'Set agreement_url on the deal to the address of the agreement or its draft.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/negotiation#source-of-truth',
  reads: { needs: ['deals.stageId', 'deals.agreementUrl'], clears: [] },
  at: from('Negotiation'),
  graveFrom: 'Contract Admin',
  lack: ({ agreementUrl }) => (agreementUrl === null ? 'has no link to its agreement' : null),
  consequence: 'nobody else can look up what was agreed',
  examples: [
    dealExample(
      { stage: 'Negotiation', agreementUrl: 'https://files.example/draft.pdf' },
      'a deal at Negotiation with a link to the draft',
      'the rule holds',
      'pass',
    ),
    dealExample({ stage: 'Negotiation' }, 'a deal at Negotiation without a link', 'it is a warning', 'warning'),
    dealExample({ stage: 'Contract Admin' }, 'a deal at Contract Admin without a link', 'it is an error', 'error'),
    atUnknownStage,
  ],
});
