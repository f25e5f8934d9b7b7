const NOUNS =
  `deliverables|hubs|days|months|weeks|users|people|agreements|projects|scores|entries|samples|records|editions|corrections
entregables|días|meses|semanas|usuarios|personas|acuerdos|proyectos|puntuaciones|muestras|registros|ediciones|correcciones`.replace(
    '\n',
    '|',
  );

/** What shows in a text that something went wrong when it was put together. */
const FAULTS = [
  /\bundefined\b|\bNaN\b|\bnull\b|\[object|\bInfinity\b/,
  // Two spaces, or a space before a mark.
  /[ \u00a0]{2}|\s[,.;:](?!\w)/,
  /\(\)|: *\.|\.\.(?!\.)|, ?[,.;]|;\s*[.;]/,
  new RegExp(
    `(?<![\\d.,])1[ \\u00a0](?:(?:weekly|monthly|daily|active|running|other|more|whole)[ \\u00a0])*(?:${NOUNS})\\b`,
    'u',
  ),
  /\bof 1[ \u00a0](?:days|months|weeks)\b/,
];

/** The parts of a text that are broken; none where it is well. Data of records are expected to be sound. */
export const faultsIn = (text: string): string[] =>
  FAULTS.flatMap((fault) => {
    const found = fault.exec(text);
    return found ? [`“${found[0]}” in “${text.slice(Math.max(0, found.index - 60), found.index + 60)}”`] : [];
  });
