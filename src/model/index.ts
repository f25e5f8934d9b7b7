/** The nouns, their parts, and everything else that all rooms share. */
export { ARTEFACTS, artefactById, type Artefact, type ArtefactId } from './artefacts.ts';
export * from './config.ts';
export * from './crm.ts';
export * from './date.ts';
export { DEAL_JOURNEY, type DealStep } from './deal-journey.ts';
export * from './deal.ts';
export * from './delivery.ts';
export { emailsIn } from './emails.ts';
export * from './error.ts';
export { fitting } from './fitting.ts';
export { textFinder } from './find-texts.ts';
export { eachFreeText } from './free-text.ts';
export { HAND_OFF, HAND_OFF_PARTIES, type HandOffStep } from './hand-off.ts';
export { plain, termFinder, type FindTerm } from './glossary.ts';
export * from './handbook.ts';
export {
  INTAKE,
  INTAKE_PARTS,
  NEEDED_ROLES,
  type CommunityFact,
  type IntakeId,
  type IntakeItem,
  type IntakePart,
} from './intake.ts';
export { journal, type Journal } from './journal.ts';
export * from './lifecycle.ts';
export type { Lookups } from './lookups.ts';
export * from './mapped-field.ts';
export * from './mapping.ts';
export * from './measures.ts';
export { decimal, minorDigits, money, parseMoney, type Money } from './money.ts';
export type { Noun, PublicOf, RecordOf, Visibility } from './noun.ts';
export {
  AFTER_THE_END,
  beforeTheEnd,
  dayInWords,
  REMINDER_DAYS,
  whenLapsed,
  type OffboardingStep,
} from './offboarding.ts';
export * from './parse.ts';
export { PARTY_FACTS, partyFacts, type PartyFacts } from './parties.ts';
export { isPersonal } from './personal.ts';
export * from './pulled-usage.ts';
export * from './snapshot.ts';
export * from './source.ts';
export * from './stage.ts';
export { RELATIONS, UNITS, type Relation, type Unit } from './structure.ts';
export * from './system-name.ts';
export * from './tier.ts';
export * from './volume.ts';
