import { describe, expect, it } from 'vitest';
import { fteProvenance, deliveryProvenance, quoteProvenance, usageProvenance } from '../../src/reports/provenance.ts';
import { deliveryQuality, formatInstant, usageQuery, usageSource } from '../../src/reports/provenance.ts';
import type { CommunityExtract } from '../../src/reports/index.ts';
import { extractOf } from './portfolio.ts';

const base = extractOf({ hubs: [{ id: 'recH1', communityId: 'lumen', name: 'Lumen hub', namespace: 'lumen' }] });
const spanish: CommunityExtract = { ...base, language: 'es' };
const plain = (text: string | undefined) => text?.replace(/\u00a0/g, ' ');

describe('where the data come from', () => {
  it('says when each system was read, and whether it was read whole', () => {
    const [whole] = usageProvenance(base);
    expect(plain(whole?.pulled)).toBe('read on 15 June 2026, 03:10 UTC');
    const at = (status: CommunityExtract['sources'][number]['status'], pulledAt: string | null) =>
      usageProvenance({ ...base, sources: [{ system: 'usage', status, pulledAt }] })[0]?.pulled;
    expect(plain(at('incomplete', '2026-06-15T03:10:00Z'))).toBe('read on 15 June 2026, 03:10 UTC, incomplete');
    expect(at('not-connected', null)).toBe('not connected');
    expect(usageProvenance({ ...base, sources: [] })[0]?.pulled).toBe('not connected');
  });

  it('gives the query as it is sent, with all windows or with one', () => {
    expect(usageQuery(base)).toBe('max by (namespace) (jupyterhub_active_users{period="30d", "7d" or "24h"})');
    expect(usageQuery(base, ['wau'])).toBe('max by (namespace) (jupyterhub_active_users{period="7d"})');
    expect(usageQuery(base, ['mau', 'dau'])).toContain('{period="30d" or "24h"}');
    expect(plain(usageSource(base, 'mau'))).toBe(
      'Prometheus, one sample a day of max by (namespace) (jupyterhub_active_users{period="30d"}); read on 15 June 2026, 03:10 UTC.',
    );
  });

  it('names files where use is read from them', () => {
    const [files] = usageProvenance({ ...base, usageMeasure: { ...base.usageMeasure, readFrom: ['files'] } });
    expect(files).toMatchObject({ source: 'CSV files of past usage', query: 'date, hub, users, cluster' });
  });

  it('is in the language of the community', () => {
    const [delivery] = deliveryProvenance(spanish);
    expect(delivery).toMatchObject({ what: 'Acuerdos, proyectos y entregables', source: 'Airtable' });
    expect(plain(delivery?.period)).toBe('Todos los registros a 15 de junio de 2026');
    expect(plain(delivery?.pulled)).toBe('lectura del 15 de junio de 2026, 03:10 UTC');
    expect(quoteProvenance({ ...spanish, engagementSource: 'csv' })[0]?.source).toBe('Archivos CSV');
    expect(plain(usageProvenance(spanish)[0]?.period)).toBe('junio de 2024 a mayo de 2026');
  });

  it('tells of the FTE log where there is a clause or an entry', () => {
    expect(fteProvenance(base)).toEqual([]);
    const clause = extractOf({ engagements: [{ id: 'recE1', communityId: 'lumen', fteCommitted: 0.5 }] });
    expect(fteProvenance(clause)).toMatchObject([{ query: 'Table FTE Log' }]);
  });
});

describe('instants', () => {
  it('are given in UTC, by the language', () => {
    expect(plain(formatInstant('2026-06-15T01:10:00+02:00'))).toBe('14 June 2026, 23:10 UTC');
    expect(plain(formatInstant('2026-06-15T03:10:00Z', 'es'))).toBe('15 de junio de 2026, 03:10 UTC');
  });
});

describe('data quality of the records as a whole', () => {
  it('is silent when nothing is known to be wrong', () => {
    expect(deliveryQuality({ ...base, invented: false })).toEqual([]);
  });

  it('names invented data, records that are missing, and records under review', () => {
    const openErrors: CommunityExtract['openErrors'] = [{ rule: 'record-parses', noun: 'checkIns', records: 1 }];
    const known = { ...base, invented: true, missingRecords: 2, openErrors };
    expect(deliveryQuality(known)).toEqual([
      'All data on this page is invented: it shows how a report looks.',
      '2 records of this community could not be read or placed and are not shown.',
      'Under review: 1 check-in. Figures that are computed from what is under review carry a note and may change.',
    ]);
    expect(deliveryQuality({ ...known, language: 'es', missingRecords: 1 })).toEqual([
      'Todos los datos de esta página son inventados: muestran el aspecto de un informe.',
      '1 registro de esta comunidad no se pudo leer o situar y no se muestra.',
      'En revisión: 1 reunión de seguimiento. Las cifras que se calculan a partir de lo que está en revisión llevan una nota y pueden cambiar.',
    ]);
  });
});
