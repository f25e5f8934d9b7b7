import type { Answer } from './ask.ts';

/** An address with what came of it and where it stands. */
export interface Asked {
  url: string;
  places: string[];
  answer: Answer;
}

const count = (asked: readonly Asked[], result: Answer['result']): number =>
  asked.filter(({ answer }) => answer.result === result).length;

/** What is broken first, each with the places to correct; what works is only counted. */
export function asText(asked: readonly Asked[]): string {
  const told = (result: Answer['result'], words: (answer: Answer) => string) =>
    asked
      .filter(({ answer }) => answer.result === result)
      .flatMap(({ url, places, answer }) => [
        `${result.padEnd(9)} ${shown(url)}`,
        `          ${words(answer)}.`,
        ...places.map((place) => `          ${place}`),
      ]);
  const why = (answer: Answer) => ('why' in answer ? answer.why : '');
  const lines = [
    ...told('broken', why),
    ...told('moved', (answer) => ('to' in answer ? `It has moved to ${shown(answer.to)}` : '')),
    ...told('not known', why),
    `${asked.length} ${asked.length === 1 ? 'address' : 'addresses'} elsewhere: ${count(asked, 'works')} work, ${count(asked, 'moved')} moved, ${count(asked, 'broken')} broken, ${count(asked, 'not known')} not known.`,
  ];
  return `${lines.join('\n')}\n`;
}

export const asJson = (asked: readonly Asked[]): string =>
  `${JSON.stringify(
    {
      schemaVersion: 1,
      summary: {
        ...{ works: count(asked, 'works'), moved: count(asked, 'moved') },
        ...{ broken: count(asked, 'broken'), notKnown: count(asked, 'not known') },
      },
      links: asked.map(({ url, places, answer }) => ({
        ...{ url: shown(url), result: answer.result, places },
        ...{ why: 'why' in answer ? answer.why : null, to: 'to' in answer ? shown(answer.to) : null },
      })),
    },
    null,
    2,
  )}\n`;

/** An address without a password that it may hold. */
function shown(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}
