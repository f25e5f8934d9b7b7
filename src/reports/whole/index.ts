/** A whole report as one object, and as one archive of all its files. */
export { wholeJson, wholeOf, type WholeInputs } from './json.ts';
export { downloadName, JSON_FILE, PDF_FILE, README_FILE, SCHEMA_FILE, ZIP_FILE } from './names.ts';
export { readmeOf } from './readme.ts';
export { wholeJsonSchema, wholeReport, type WholeReport } from './schema.ts';
export { zipOf } from './zip.ts';
