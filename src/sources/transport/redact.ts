/**
 * Makes secrets unreadable in a text: the given ones, and whatever stands where a token stands. The last line of defence;
 * nothing is meant to put a token into a message in the first place.
 */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= 4);
  const forms = known.flatMap((secret) => [secret, encodeURIComponent(secret)]).sort((a, b) => b.length - a.length);
  return (text) =>
    forms
      .reduce((result, secret) => result.replaceAll(secret, '[redacted]'), text)
      .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]')
      .replaceAll(/(\/\/)[^\s/@:]+:[^\s/@]+@/g, '$1[redacted]@');
}
