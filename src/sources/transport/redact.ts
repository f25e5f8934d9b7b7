/** The shortest beginning of a secret that counts as a part of it. */
const MIN_PART = 6;

/**
 * Makes secrets unreadable in a text: the given ones, the beginning of one that was cut with `…`, and whatever stands where
 * a token stands. The last line of defence; nothing is meant to put a token into a message in the first place.
 */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= 4);
  const forms = known
    .flatMap((secret) => {
      const encoded = encodeURIComponent(secret);
      const inSmall = encoded.replaceAll(/%[\dA-F]{2}/g, (code) => code.toLowerCase());
      return [secret, encoded, inSmall, JSON.stringify(secret).slice(1, -1)];
    })
    .sort((a, b) => b.length - a.length);
  return (text) =>
    withoutParts(
      forms.reduce((result, secret) => result.replaceAll(secret, '[redacted]'), text),
      forms,
    )
      .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]')
      .replaceAll(/(\/\/)[^\s/@:]*:[^\s/]*@/g, '$1[redacted]@');
}

function withoutParts(text: string, secrets: readonly string[]): string {
  const pieces = text.split('…');
  const last = pieces.pop() ?? '';
  return [...pieces.map((piece) => withoutEnd(piece, secrets)), last].join('…');
}

/** The text without the beginning of a secret that it ends with. */
function withoutEnd(text: string, secrets: readonly string[]): string {
  const lengths = secrets.map((secret) => {
    let length = Math.min(secret.length, text.length);
    while (length >= MIN_PART && !text.endsWith(secret.slice(0, length))) length--;
    return length >= MIN_PART ? length : 0;
  });
  const longest = Math.max(0, ...lengths);
  return longest > 0 ? `${text.slice(0, -longest)}[redacted]` : text;
}
