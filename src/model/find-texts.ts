/** Texts are looked up by their first characters, at the starts of words only, so that a scan is linear in the content. */
const PREFIX = 12;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Prepares a search for many texts at once. Texts shorter than 12 characters, counted from their first letter or digit,
 * are not looked for.
 * @returns a function from a content to those of the texts that occur in it, each once
 */
export function textFinder(texts: Iterable<string>): (content: string) => string[] {
  const byPrefix = new Map<string, { text: string; tail: string }[]>();
  let shortest = Infinity;
  for (const text of texts) {
    const tail = text.slice(Math.max(0, text.search(WORD)));
    if (tail.length < PREFIX) continue;
    shortest = Math.min(shortest, tail.length);
    const prefix = tail.slice(0, PREFIX);
    const group = byPrefix.get(prefix);
    if (group) group.push({ text, tail });
    else byPrefix.set(prefix, [{ text, tail }]);
  }
  return (content) => {
    const found = new Set<string>();
    let inWord = false;
    for (let at = 0; at <= content.length - shortest; at++) {
      const isWord = wordAt(content, at);
      if (isWord && !inWord) {
        const group = byPrefix.get(content.substring(at, at + PREFIX));
        for (const { text, tail } of group ?? []) if (content.startsWith(tail, at)) found.add(text);
      }
      inWord = isWord;
    }
    return [...found];
  };
}

function wordAt(content: string, at: number): boolean {
  const code = content.charCodeAt(at);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Half of a surrogate pair counts as a letter, as most letters outside the basic plane are.
  return (code >= 0xd800 && code <= 0xdfff) || WORD.test(content.charAt(at));
}
