import { defineConfig } from './src/model/config.ts';

/**
 * Facts about the organisation. Every value has a default (see docs/configuration.md), so only what differs stands here.
 * The ids below are those of the invented sample.
 */
export default defineConfig({
  organisation: {
    name: '2i2c',
    mailDomain: '2i2c.org',
    partnershipsAddress: 'partnerships@2i2c.org',
    logo: 'content/logos/organisation.svg',
    contacts: [
      { purpose: 'agreement', address: 'partnerships@2i2c.org' },
      { purpose: 'support', address: 'support@2i2c.org' },
      { purpose: 'reports', address: 'partnerships@2i2c.org' },
    ],
  },
  calendar: {
    terms: [
      { id: 'autumn', label: 'Autumn term', from: '09-01', to: '01-31' },
      { id: 'spring', label: 'Spring term', from: '02-01', to: '06-30' },
    ],
  },
  communities: {
    // Its members read Spanish.
    pedralvia: { language: 'es', accent: { light: '#7a3b12', dark: '#e8b08a' } },
  },
  links: {
    hubspotPortalId: '0000000',
    airtableBaseId: 'appSample00000000',
    airtableTableIds: {
      engagements: 'tblSampleEngage00',
      projects: 'tblSampleProjec00',
      deliverables: 'tblSampleDelive00',
      contracts: 'tblSampleContra00',
      fteLog: 'tblSampleFteLog00',
      capacity: 'tblSampleCapaci00',
      checkIns: 'tblSampleChecki00',
      hubs: 'tblSampleHubs0000',
    },
  },
  audiences: {
    // These tiers pay the cloud's bill themselves, so their reports show it.
    cloudCost: { tiers: ['advanced', 'premier'] },
    rag: { tiers: ['premier'] },
  },
});
