import { contract } from './contract.ts';
import { AIRTABLE, CSV } from './systems.ts';

contract('Airtable', AIRTABLE);
contract('A folder of CSV files', CSV);
