import type { Person, Role, Stage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const ADA: Partial<Person> = { id: '8', firstName: 'Ada', lastName: 'Reef', email: 'ada@reefs.example' };

const given = (person: Partial<Person>, role: Role, stage: Stage | null): Pick<Example, 'asOf' | 'records'> => ({
  asOf: '2026-06-15',
  records: {
    people: [person],
    deals: [{ stage, contacts: [{ personId: '8', roles: [role] }] }],
  },
});

export const contactExamples: Example[] = [
  {
    given: 'a buyer at Negotiation with a full name and an e-mail address',
    then: 'the rule holds: a buyer needs no GitHub handle',
    outcome: 'pass',
    ...given(ADA, 'Buyer', 'Negotiation'),
  },
  {
    given: 'a technical contact at Negotiation without a GitHub handle',
    then: 'it is listed as information',
    outcome: 'fail',
    severity: 'info',
    ...given(ADA, 'Technical Contact', 'Negotiation'),
  },
  {
    given: 'a buyer of a Closed Won deal without a last name',
    then: 'it is listed as information',
    outcome: 'fail',
    severity: 'info',
    ...given({ ...ADA, lastName: null }, 'Buyer', 'Closed Won'),
  },
  {
    given: 'a buyer whose e-mail address has no domain',
    then: 'it is listed as information',
    outcome: 'fail',
    severity: 'info',
    ...given({ ...ADA, email: 'ada@reefs' }, 'Buyer', 'Closed Won'),
  },
  {
    given: 'a contact without an e-mail address, whose only deal is at a stage that is not known',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    ...given({ ...ADA, email: null }, 'Buyer', null),
  },
];
