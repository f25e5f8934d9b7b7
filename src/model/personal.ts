import type { NounKey, Records } from './snapshot.ts';

/** Fields that hold names, addresses or remarks of persons; `all` for a noun that is a person. */
const PERSONAL: { [Key in NounKey]?: 'all' | readonly (keyof Records[Key][number])[] } = {
  people: 'all',
  deals: ['ownerName', 'lostReason'],
  engagements: ['deliveryLead', 'ragNote'],
  checkIns: ['quote', 'comment'],
  hubs: ['budgetAlertAddress'],
  communities: ['contextGoals', 'contextCommunity', 'contextInfrastructure', 'contextData'],
};

/** Whether a field is about a person, so that outputs for readers say that it is stated or changed, and not what it holds. */
export function isPersonal(noun: NounKey, field: string): boolean {
  const fields = PERSONAL[noun] ?? [];
  return fields === 'all' || (fields as readonly string[]).includes(field);
}
