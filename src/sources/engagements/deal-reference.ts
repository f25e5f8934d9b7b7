/**
 * Deal ids in the text of `HubSpot Deal ID`: ids or addresses of deal records, parted by commas, semicolons, spaces or
 * line ends. A text with anything else in it gives none, because a part that was understood may be the wrong one.
 */
export function dealIdsIn(text: string | null): string[] {
  const parts = (text ?? '').split(/[\s,;]+/).filter(Boolean);
  const ids = parts.map((part) => (/^\d+$/.test(part) ? part : idInAddress(part)));
  return ids.includes(null) ? [] : [...new Set(ids as string[])];
}

/** `https://app.hubspot.com/contacts/PORTAL/record/0-3/ID` (0-3 are deals) or `…/deal/ID`, with whatever follows. */
function idInAddress(part: string): string | null {
  const url = URL.parse(/^https?:/i.test(part) ? part : `https://${part}`);
  if (!url || !/(?:^|\.)hubspot\.com$/i.test(url.hostname)) return null;
  return /\/(?:record\/0-3|deal)\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1] ?? null;
}
