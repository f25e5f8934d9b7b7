import type { Day } from '../../model/index.ts';
import type { Finding } from '../types.ts';
import type { Waivable, Waiver, WaiverFile } from './types.ts';

/** Whether a waiver counts on a day: it is well-formed, has begun and has not ended. Both ends are inside. */
export const isInForce = ({ problem, created, expires }: Waiver, asOf: Day): boolean =>
  problem === null && created <= asOf && asOf <= expires;

/** The waivers that name a finding, by fingerprint or by rule and subject, in force or not. */
export function waiversNaming({ waivers }: WaiverFile): (finding: Waivable) => readonly Waiver[] {
  const byPrint = new Map<string, Waiver>();
  const bySubject = new Map<string, Waiver>();
  for (const waiver of waivers) {
    const { fingerprint, rule, subject } = waiver;
    if (fingerprint !== null) byPrint.set(fingerprint, waiver);
    else if (rule !== null && subject !== null) bySubject.set(JSON.stringify([rule, subject]), waiver);
  }
  return ({ fingerprint, rule, subject }) =>
    [byPrint.get(fingerprint), bySubject.get(JSON.stringify([rule, subject.id]))].filter(
      (waiver) => waiver !== undefined && (waiver.rule === null || waiver.rule === rule),
    ) as Waiver[];
}

/** What a finding says of the waiver in force that covers it; null where none does. */
export function coverOf(file: WaiverFile, asOf: Day): (finding: Waivable) => Finding['waiver'] {
  const naming = waiversNaming(file);
  return (finding) => {
    if (finding.rule === 'waiver-valid') return null;
    const waiver = naming(finding).find((one) => isInForce(one, asOf));
    return waiver ? { reason: waiver.reason, approvedBy: waiver.approvedBy, expires: waiver.expires } : null;
  };
}
