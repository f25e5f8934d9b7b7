import { FIELDS, type Field } from './words/fields.ts';
import { KINDS, PLACES, REGIONS, type Region } from './words/places.ts';

export interface Identity {
  communityId: string;
  shortName: string;
  longName: string;
  field: Field;
  region: Region;
}

/** The first communities, whose names try the layout: long, not ASCII, with an ampersand, with an apostrophe. */
const NAMED: readonly (readonly [shortName: string, longName: string, field: string, region: Region])[] = [
  ['Tidewater', 'Tidewater Glaciology Network', 'ice', REGIONS.americas],
  ['Pedrálvia', 'Observatório Costeiro de Pedrálvia', 'coast', REGIONS.southAmerica],
  ['Quillmarsh', 'Quillmarsh Institute for Peatland Carbon', 'peat', REGIONS.europe],
  [
    'Karrowan',
    'Interuniversity Consortium for Open Seismic Hazard, Ground Motion and Building Response of the Karrowan Arc',
    'quake',
    REGIONS.oceania,
  ],
  ['Sorrelby', 'Sorrelby & Fenwright Pollinator Archive', 'pollen', REGIONS.europe],
  ['Halvorsund', 'Halvorsund Ocean Acoustics Group', 'sonar', REGIONS.europe],
  ["Merrow's End", "Merrow's End Tidal Energy Laboratory", 'tide', REGIONS.europe],
  ['Nakuvale', 'Nakuvale Crop Phenomics Alliance', 'crop', REGIONS.africa],
  ['Vellamere', 'Vellamere Radio Astronomy Collaboration', 'radio', REGIONS.americas],
  ['Tamarukh', 'Tamarukh Dryland Hydrology Centre', 'river', REGIONS.africa],
  ['Korumbine', 'Korumbine Reef Genomics Programme', 'reef', REGIONS.oceania],
  ['Lindenfell', 'Lindenfell Computational Philology Workshop', 'text', REGIONS.europe],
];

/** Who the community at a place is. Every place has its own `community_id`, names and combination of words. */
export function identityOf(place: number): Identity {
  const named = NAMED[place];
  if (named) {
    const [shortName, longName, key, region] = named;
    return { communityId: letters(shortName), shortName, longName, field: fieldNamed(key), region };
  }
  return combined(place - NAMED.length);
}

function fieldNamed(key: string): Field {
  const field = FIELDS.find((candidate) => candidate.key === key);
  if (!field) throw new RangeError(`Expected a field of research, found ${JSON.stringify(key)}.`);
  return field;
}

/** Steps through places fastest; fields step on with each round, so that a round of both meets every pair once. */
function combined(number: number): Identity {
  const round = Math.floor(number / PLACES.length);
  const cycle = Math.floor(number / (PLACES.length * FIELDS.length));
  const [place, region] = at(PLACES, number);
  const field = at(FIELDS, round + number);
  const suffix = cycle === 0 ? '' : inLetters(cycle);
  const mark = suffix && ` ${suffix.toUpperCase()}`;
  return {
    communityId: letters(`${place}${field.key}${suffix}`),
    shortName: `${place} ${field.short}${mark}`,
    longName: `${place} ${field.label} ${at(KINDS, round + cycle)}${mark}`,
    field,
    region,
  };
}

function at<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError('Expected a table that is not empty.');
  return item;
}

/** 1 is `a`, 26 is `z`, 27 is `aa`: as columns of a spreadsheet. */
function inLetters(number: number): string {
  const rest = number - 1;
  const last = String.fromCharCode(97 + (rest % 26));
  return rest < 26 ? last : inLetters(Math.floor(rest / 26)) + last;
}

/** The letters a to z of a name, without marks. */
export const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
