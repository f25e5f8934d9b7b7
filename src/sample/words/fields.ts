/** A field of research, with the words that a community in it uses about itself. */
export interface Field {
  /** Lower-case letters, part of a `community_id`. */
  key: string;
  short: string;
  label: string;
  /** What the community studies: completes "we study …". */
  topic: string;
  /** Its data: a noun in the plural. */
  data: string;
  /** Who does the work: a noun in the plural. */
  people: string;
  /** Who learns: a noun in the plural. */
  learners: string;
  /** What it hopes for: completes "we want to …". */
  aim: string;
  /** A package or format that its images need. */
  tool: string;
}

export const FIELDS: readonly Field[] = [
  {
    key: 'ice',
    short: 'Ice',
    label: 'Glaciology',
    topic: 'how marine-terminating glaciers thin and retreat',
    data: 'ice-velocity mosaics',
    people: 'glaciologists',
    learners: 'field-school students',
    aim: 'replace a dozen private download scripts with one shared, documented workflow',
    tool: 'a rasterio and xarray stack',
  },
  {
    key: 'coast',
    short: 'Coast',
    label: 'Coastal Ecology',
    topic: 'seagrass, salt marsh and the fish that grow up in them',
    data: 'underwater image transects',
    people: 'coastal ecologists',
    learners: 'citizen divers',
    aim: 'let partner stations label images on the same day as they come out of the water',
    tool: 'an image-annotation server',
  },
  {
    key: 'peat',
    short: 'Peat',
    label: 'Peatland Carbon',
    topic: 'carbon in drained and rewetted peat',
    data: 'flux-tower records',
    people: 'soil scientists',
    learners: 'land managers',
    aim: 'publish every flux estimate with the notebook that produced it',
    tool: 'the gap-filling toolbox',
  },
  {
    key: 'quake',
    short: 'Quake',
    label: 'Seismic Hazard',
    topic: 'ground motion and the buildings it reaches',
    data: 'waveform archives',
    people: 'seismologists',
    learners: 'engineering students',
    aim: 'run hazard maps for a whole region without waiting for a cluster queue',
    tool: 'a compiled ground-motion solver',
  },
  {
    key: 'pollen',
    short: 'Pollen',
    label: 'Pollinator Ecology',
    topic: 'wild bees, hoverflies and what they feed on',
    data: 'pan-trap counts',
    people: 'field ecologists',
    learners: 'volunteer recorders',
    aim: 'give volunteers the same analysis that the professionals use',
    tool: 'an R environment with occupancy models',
  },
  {
    key: 'sonar',
    short: 'Sonar',
    label: 'Ocean Acoustics',
    topic: 'the sounds of whales, ships and ice',
    data: 'hydrophone recordings',
    people: 'acousticians',
    learners: 'cruise participants',
    aim: 'screen months of recordings without shipping disks from harbour to harbour',
    tool: 'a GPU image for call detection',
  },
  {
    key: 'tide',
    short: 'Tide',
    label: 'Tidal Energy',
    topic: 'currents, turbines and the seabed between them',
    data: 'current-profiler series',
    people: 'marine engineers',
    learners: 'apprentices of the turbine yards',
    aim: 'compare sites with one model instead of one spreadsheet a site',
    tool: 'an unstructured-mesh model',
  },
  {
    key: 'crop',
    short: 'Crop',
    label: 'Crop Phenomics',
    topic: 'how crops look, grow and cope with drought',
    data: 'drone flights over trial plots',
    people: 'plant breeders',
    learners: 'extension officers',
    aim: 'turn a drone flight into breeding values within a day',
    tool: 'an orthomosaic pipeline',
  },
  {
    key: 'radio',
    short: 'Radio',
    label: 'Radio Astronomy',
    topic: 'pulsars and the faint sky behind them',
    data: 'calibrated visibilities',
    people: 'astronomers',
    learners: 'first-year graduate students',
    aim: 'bring newcomers from raw visibilities to an image in their first week',
    tool: 'a calibration container',
  },
  {
    key: 'river',
    short: 'River',
    label: 'Dryland Hydrology',
    topic: 'rivers that run for a few weeks in the year',
    data: 'gauge readings and satellite water masks',
    people: 'hydrologists',
    learners: 'staff of the water boards',
    aim: 'forecast the first flood of the season together with the water boards',
    tool: 'a distributed run-off model',
  },
  {
    key: 'reef',
    short: 'Reef',
    label: 'Reef Genomics',
    topic: 'heat tolerance in reef-building corals',
    data: 'sequence reads from tagged colonies',
    people: 'geneticists',
    learners: 'island rangers',
    aim: 'keep sequences in the islands where they were sampled and still analyse them jointly',
    tool: 'a variant-calling workflow',
  },
  {
    key: 'text',
    short: 'Text',
    label: 'Computational Philology',
    topic: 'letters, ledgers and the spelling of people who never went to school',
    data: 'transcribed manuscripts',
    people: 'philologists',
    learners: 'humanities undergraduates',
    aim: 'read ten thousand letters side by side without leaving the archive’s rules',
    tool: 'a language-model image',
  },
  {
    key: 'air',
    short: 'Air',
    label: 'Urban Air Quality',
    topic: 'what people breathe between home, school and work',
    data: 'low-cost sensor streams',
    people: 'atmospheric chemists',
    learners: 'school classes',
    aim: 'calibrate neighbourhood sensors in the open, where anyone can check the result',
    tool: 'a streaming dashboard image',
  },
  {
    key: 'neuro',
    short: 'Neuro',
    label: 'Sleep Neuroscience',
    topic: 'how sleep settles what was learnt in the day',
    data: 'polysomnography recordings',
    people: 'neuroscientists',
    learners: 'clinical trainees',
    aim: 'score nights of sleep with one agreed protocol across laboratories',
    tool: 'a signal-processing image',
  },
];
