import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** Whom to ask at the organisation, and about what. */
export interface Contact {
  purpose: string;
  address: string;
}

/** The organisation's addresses by purpose, and last the one for everything else. A purpose that the texts know is said in their language. */
export function contactsOf({ organisation, language }: CommunityExtract): Contact[] {
  const { purposes, index } = textsOf(language).layout;
  const named = organisation.addresses.map(({ purpose, address }) => ({
    purpose: Object.hasOwn(purposes, purpose) ? (purposes[purpose] ?? purpose) : purpose,
    address,
  }));
  return [...named, { purpose: index.general, address: organisation.contact }];
}
