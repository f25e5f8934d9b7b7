const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Longest e-mail address (RFC 5321). */
const MAX_LENGTH = 254;

/** The distinct e-mail addresses in a text, in lower case. Only the surroundings of each @ are read. */
export function emailsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const around = text.slice(Math.max(0, at - MAX_LENGTH), at + MAX_LENGTH).toLowerCase();
    found.push(...(around.match(EMAIL) ?? []));
  }
  return [...new Set(found)];
}
