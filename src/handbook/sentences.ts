/** A sentence of a block of text, by its place there. */
export interface Sentence {
  from: number;
  text: string;
}

/** A full stop, question or exclamation mark, with what closes behind it, before a word that can begin a sentence. */
const END = /[.!?]["”’)]*(?=\s+["“(*`]*[\p{Lu}\p{Nd}`])/gu;

/** The sentences of a block of text. Code stands in it in backticks. */
export function sentencesIn(text: string): Sentence[] {
  const ends = [...text.matchAll(END)].map(({ 0: mark, index }) => index + mark.length);
  return [0, ...ends].flatMap((start, at) => {
    const part = text.slice(start, ends[at]);
    const from = start + part.length - part.trimStart().length;
    return part.trim() === '' ? [] : { from, text: part.trim() };
  });
}

/** Words that make a rule of a sentence, wherever they stand in it. */
const MODAL = /\b(?:must|shall|should|ought to|ha(?:s|ve|ving) to|(?:is|are|be) required|may not)\b/giu;

/** These make a rule where they begin a command: at the start, or behind a semicolon or a colon. */
const COMMAND = /(?:^["“(*]*|[;:]\s+)(?:never|always|do not|don[’']t)\b/iu;

/** What comes before such a word where it says who or what is meant, or that something need not or might be: no rule by itself. */
const ASIDE = /\b(?:what|who|whoever|do|does|did|don[’']t|doesn[’']t|not|may|might|could|would)\s+$/iu;

/**
 * Whether a sentence says what must be: it has *must*, *shall*, *should*, *ought to*, *has to*, *is required* or *may
 * not*, or a command begins with *never*, *always* or *do not*. Questions do not, nor do words inside code, `who has to`,
 * `does not have to` and `would have to`.
 */
export function isNormative(sentence: string): boolean {
  if (sentence.endsWith('?')) return false;
  // Code keeps its length and loses its words.
  const words = sentence.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length));
  return COMMAND.test(words) || [...words.matchAll(MODAL)].some(({ index }) => !ASIDE.test(words.slice(0, index)));
}
