/** Where a community works: this decides when its terms are and which clouds are near. */
export interface Region {
  hemisphere: 'north' | 'south';
  clouds: readonly { provider: 'aws' | 'gcp' | 'azure' | 'jetstream2'; region: string }[];
}

const americas: Region = {
  hemisphere: 'north',
  clouds: [
    { provider: 'aws', region: 'us-west-2' },
    { provider: 'gcp', region: 'us-central1' },
    { provider: 'jetstream2', region: 'iu' },
  ],
};
const europe: Region = {
  hemisphere: 'north',
  clouds: [
    { provider: 'aws', region: 'eu-central-1' },
    { provider: 'gcp', region: 'europe-west4' },
    { provider: 'azure', region: 'northeurope' },
  ],
};
const southAmerica: Region = {
  hemisphere: 'south',
  clouds: [
    { provider: 'gcp', region: 'southamerica-east1' },
    { provider: 'aws', region: 'sa-east-1' },
  ],
};
const oceania: Region = {
  hemisphere: 'south',
  clouds: [
    { provider: 'aws', region: 'ap-southeast-2' },
    { provider: 'gcp', region: 'australia-southeast1' },
  ],
};
const africa: Region = {
  hemisphere: 'south',
  clouds: [
    { provider: 'aws', region: 'af-south-1' },
    { provider: 'azure', region: 'southafricanorth' },
  ],
};
export const REGIONS = { americas, europe, southAmerica, oceania, africa };

/** Places that do not exist. */
export const PLACES: readonly (readonly [name: string, region: Region])[] = [
  ['Marrowfen', europe],
  ['Thornquay', americas],
  ['Yarrabine', oceania],
  ['Valdorosa', southAmerica],
  ['Ellisvar', europe],
  ['Nduvara', africa],
  ['Dunmarrick', europe],
  ['Pellwater', americas],
  ['Skarnholt', europe],
  ['Culdarra', oceania],
  ['Hestermoor', europe],
  ['Arroyelo', americas],
  ['Calvendale', americas],
  ['Isiquara', southAmerica],
  ['Orrinmouth', europe],
  ['Tolvanga', oceania],
  ['Vintersund', europe],
  ['Brackenhythe', europe],
  ['Zhelani', africa],
  ['Torvaldale', americas],
  ['Wrenlowe', americas],
  ['Corvigny', europe],
  ['Mirrabeena', oceania],
  ['Ambrosara', southAmerica],
  ['Saldanne', europe],
  ['Quenarrow', americas],
  ['Eidsmarka', europe],
  ['Kethani', africa],
  ['Montelisse', europe],
  ['Sierravana', americas],
  ['Lammerskog', europe],
  ['Tarkhesh', europe],
  ['Westenau', europe],
  ['Halcombe Reach', americas],
  ['Pirangaba', southAmerica],
  ['Ganderhelm', europe],
  ['Novelyn', americas],
  ['Bjarnesund', europe],
  ['Ormelia', americas],
  ['Oyandale', africa],
];

export const KINDS: readonly string[] = [
  'Network',
  'Collaboration',
  'Data Commons',
  'Working Group',
  'Programme',
  'Alliance',
  'Open Laboratory',
  'Field Campaign',
  'Summer School',
  'Consortium',
];
