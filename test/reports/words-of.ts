/** Function words by which a text shows its language: none of the one is a word of the other. */
const WORDS = {
  en: `the of and was were with by from to in is are on not than per its their there this that these those which who has have had
    been before after between each every without until since an at as or but so only more less month months year years day days
    user users people person hub's delivered deliverable deliverables due late early week weeks cost agreement agreements project
    projects status nobody none nothing period report reports table file files gap gaps record records recorded shown`,
  es: `el la los las de del y con por para sin en un una que se su sus son fue fueron día días mes meses año años desde hasta
    entre cada persona personas entregable entregables acuerdo acuerdos informe informes datos uso coste antes después nadie
    ninguno período periodo registro registros muestra`,
};

/** Names of things that are the same in every language: queries, and tables and fields of the systems of record. */
const NAMES = [
  /max by \([^)]*\) \([^)]*\)/g,
  /Engagements, Projects(?:,| y| and) Project Deliverables/g,
  /Project Deliverables|Projects|FTE Log|May publish|Check-ins|Budget alert|May Publish/g,
  /community_id, month, usd|date, hub, users, cluster/g,
  /https?:\/\/\S+|\b[\w-]+\.(?:csv|json|svg|png|txt|md|pdf|zip)\b|\b[a-z]+_[a-z_]+\b/g,
  /Essential|Advanced|Premier|Markdown|CSV on the Web/g,
  /estado «?(?:Delivered|Cancelled|In progress|Not started)\b/g,
];

const finders = Object.fromEntries(
  Object.entries(WORDS).map(([language, words]) => [
    language,
    new RegExp(`(?<![\\p{L}\\p{N}_/-])(?:${words.trim().split(/\s+/).join('|')})(?![\\p{L}\\p{N}_/])`, 'giu'),
  ]),
) as Record<keyof typeof WORDS, RegExp>;

/** The words of a language in a text; `data` are texts of records, which stand in whatever language they were written in. */
export function wordsOf(language: keyof typeof WORDS, text: string, data: readonly string[] = []): string[] {
  // The longest first: a name may hold another.
  const own = [...data].sort((a, b) => b.length - a.length).reduce((rest, part) => rest.replaceAll(part, ' '), text);
  return NAMES.reduce((rest, name) => rest.replace(name, ' '), own).match(finders[language]) ?? [];
}
