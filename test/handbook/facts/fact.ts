/** A fact of the organisation and the place in the handbook that must state it. */
export interface Fact {
  /** The section of the domain's description that it comes from. */
  section: string;
  fact: string;
  /** Page and anchor: `sales/lead#exit-criteria`; `sales/lead#` for what stands above the first heading. */
  at: string;
  /** A pattern over the visible text of that section. */
  says: RegExp;
}

export const fact = (section: string, fact: string, at: string, says: RegExp): Fact => ({ section, fact, at, says });
