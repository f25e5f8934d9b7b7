import type { HubspotData } from './from-model.ts';
import type { Call } from './http.ts';

/** Deals that were merged or archived, from the start or in the middle of a pull. */
export interface GoneDeals {
  /** Former id → id of today, whose record stands in the data. */
  merged?: Record<string, string>;
  /** Deals that a merge makes, and that are not there before it. */
  made?: readonly string[];
  archived?: readonly string[];
  /** Deals that are deleted for good. */
  deleted?: readonly string[];
  /** True for the request before which it happens; from the start where it is not given. */
  from?: (call: Call) => boolean;
}

/** What is there at the moment of a request. */
export class HubspotState {
  readonly data: HubspotData;
  readonly #gone: GoneDeals;
  #happened: boolean;

  constructor(data: HubspotData, gone: GoneDeals = {}) {
    this.data = data;
    this.#gone = gone;
    this.#happened = gone.from === undefined;
  }

  hear(call: Call): void {
    this.#happened ||= this.#gone.from?.(call) ?? true;
  }

  /** The id that a deal has now. */
  today(type: string, id: string): string {
    return (type === 'deals' && this.#happened ? this.#gone.merged?.[id] : undefined) ?? id;
  }

  isArchived(type: string, id: string): boolean {
    return type === 'deals' && this.#happened && (this.#gone.archived ?? []).includes(id);
  }

  /** True for an object that lists and batches have. */
  isActive(type: string, id: string): boolean {
    if (type !== 'deals') return true;
    const { merged = {}, made = [], archived = [], deleted = [] } = this.#gone;
    if (!this.#happened) return !made.includes(id);
    return !(id in merged) && !archived.includes(id) && !deleted.includes(id);
  }

  /** The objects of a type that lists have. */
  active(type: string) {
    const all = this.data.objects[type as keyof HubspotData['objects']];
    return all.filter(({ id }) => this.isActive(type, id));
  }

  has = (type: string): boolean => Object.hasOwn(this.data.objects, type);

  find(type: string, id: string) {
    return this.data.objects[type as keyof HubspotData['objects']].find((object) => object.id === id);
  }
}
