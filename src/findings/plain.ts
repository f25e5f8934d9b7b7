/**
 * A text on one line that acts on nothing: what could move a terminal's cursor, break the line, turn its direction or is no
 * whole character becomes U+FFFD. Names come from other systems and may hold any of it.
 */
export const plain = (words: string): string =>
  words.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{fffe}\u{ffff}]/gu, '\ufffd');
