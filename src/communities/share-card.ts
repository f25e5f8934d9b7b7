import { element, escapeXml, fitText, formatDay, textWidth } from '../charts/index.ts';
import {
  accentOf,
  logoFile,
  periodName,
  textsOf,
  type CommunityExtract,
  type CommunityReports,
  type Edition,
  type Figure,
  type Report,
} from '../reports/index.ts';

/** The picture beside a report that stands for it where its link is shared: pixels as the Open Graph services ask for. */
export const CARD = { file: 'card.png', width: 1200, height: 630 } as const;

/** Of the light theme in ui/tokens.css. */
const COLOURS = { paper: '#fcfcfa', ink: '#1a1f26', muted: '#59616b', hairline: '#d9dcd8' } as const;
const LEFT = 72;
const RIGHT = CARD.width - LEFT;
const FIGURES = 3;

/** What a card shows. */
export interface CardInputs {
  extract: CommunityExtract;
  reports: CommunityReports;
  report: Report;
  edition: Edition | null;
}

/** The share card of a report as SVG; its texts carry their style as attributes, so that they can become outlines. */
export function shareCard({ extract, reports, report, edition }: CardInputs): string {
  const { organisation, language, asOf, communityId } = extract;
  const { layout } = textsOf(language);
  const accent = accentOf(extract).light;
  const state = edition
    ? `${layout.edition}: ${periodName(edition.period, language)}`
    : `${layout.asOf} ${formatDay(asOf, language)}`;
  const lines = wrap(printable(report.headline, ''), 36, RIGHT - LEFT, 4);
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${CARD.width} ${CARD.height}`, lang: language },
    element('rect', { width: CARD.width, height: CARD.height, fill: COLOURS.paper }),
    element('rect', { width: CARD.width, height: 12, fill: accent }),
    emblem(extract, reports.initials, accent),
    text(LEFT + 120, 92, 28, fit(printable(reports.longName, communityId), 28, RIGHT - LEFT - 120), COLOURS.muted),
    text(LEFT + 120, 138, 42, layout.names[report.id] ?? report.title, COLOURS.ink, 600),
    ...lines.map((line, at) => text(LEFT, 236 + at * 46, 36, line, COLOURS.ink)),
    ...report.figures.slice(0, FIGURES).map(figure),
    element('rect', { x: LEFT, y: 554, width: RIGHT - LEFT, height: 1, fill: COLOURS.hairline }),
    text(LEFT, 594, 24, fit(organisation.name, 24, 500), COLOURS.ink, 600),
    text(RIGHT, 594, 24, fit(state, 24, 500), COLOURS.muted, 400, 'end'),
  );
}

/** The community's logo, or its initials where it has none or one with texts, whose fonts would be the machine's. */
function emblem({ logo }: CommunityExtract, initials: string, accent: string): string {
  const file = logoFile(logo, 'logo');
  const hasText = file?.mediaType === 'image/svg+xml' && /<text\b/i.test(file.bytes.toString('utf8'));
  if (file && !hasText) {
    const href = `data:${file.mediaType};base64,${file.bytes.toString('base64')}`;
    return element('image', { x: LEFT, y: 56, width: 96, height: 96, href });
  }
  const frame = { x: LEFT + 1, y: 57, width: 94, height: 94, rx: 8, fill: 'none', stroke: accent, 'stroke-width': 2 };
  return element('rect', frame) + text(LEFT + 48, 118, 40, printable(initials, '·'), accent, 600, 'middle');
}

function figure({ label, value, unit }: Figure, place: number): string {
  const room = (RIGHT - LEFT) / FIGURES - 24;
  const x = LEFT + place * ((RIGHT - LEFT) / FIGURES);
  const size = textWidth(value, 54) > room * 0.7 ? 36 : 54;
  const shown = fit(value, size, room);
  const after = x + textWidth(shown, size) * SEMIBOLD + 10;
  return [
    text(x, 460, size, shown, COLOURS.ink, 600),
    unit && after + textWidth(unit, 24) < x + room ? text(after, 460, 24, unit, COLOURS.ink) : '',
    ...wrap(label, 22, room, 2).map((line, at) => text(x, 496 + at * 27, 22, line, COLOURS.muted)),
  ].join('');
}

/** How much wider than regular a semibold text is. */
const SEMIBOLD = 1.06;

const text = (x: number, y: number, size: number, content: string, fill: string, weight = 400, anchor = 'start') =>
  element('text', { x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill }, escapeXml(content));

/** A text in scripts that the font has; another is left to the page, which has the reader's fonts. */
const printable = (content: string, otherwise: string): string =>
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(content)
    ? otherwise
    : content;

const fit = (content: string, size: number, room: number): string => wrap(content, size, room, 1)[0] ?? '';

/** Lines of whole words; what does not fit into the last one gives way to an ellipsis. */
function wrap(content: string, size: number, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(/[ \n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => fitText(line, size, room));
  return lines.length > most ? [...shown.slice(0, -1), fitText(`${shown.at(-1) ?? ''}…`, size, room)] : shown;
}
