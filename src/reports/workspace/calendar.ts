import { escape, ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../../model/index.ts';

/** Something that falls on a whole day. */
export interface CalendarEvent {
  /** Stays the same from build to build, so that a calendar moves the entry instead of adding another. Not empty. */
  uid: string;
  day: Day;
  title: string;
  description: string;
  /** An http or https address; others are left out. */
  url: string | null;
}

export interface Calendar {
  /** Name of the file and of its product, in letters, digits and hyphens. */
  id: string;
  /** How a calendar application names it. */
  name: string;
  events: readonly CalendarEvent[];
}

/** How often an application should ask for it again, in seconds: what it holds changes once a night. */
const REFRESH_SECONDS = 86_400;

/**
 * A calendar of whole days, as RFC 5545 text with lines of at most 75 octets. The same input gives the same bytes.
 * @param stamp the instant as of which the events stand, ISO 8601
 */
export function calendarOf({ id, name, events }: Calendar, stamp: string): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Plumbline', product: id, language: 'EN' },
    // The generator escapes the texts of events, but neither this name nor a uid.
    name: escape(plain(name), false),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, day, title, description, url } of events) {
    calendar.createEvent({
      id: escape(plain(uid), false),
      ...{ stamp, start: day, end: dayAfter(day), allDay: true },
      ...{ summary: plain(title), description: plain(description), url: addressOf(url) },
      // A day on which something is due is not a day on which nobody has time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The end is exclusive. Without one an event takes its one day, as the last day that there is must. */
const dayAfter = (day: Day): Day | null => (day === '9999-12-31' ? null : addDays(day, 1));

/** RFC 5545 allows no control character in a text but line breaks, which are escaped, and tabs. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

const plain = (text: string): string => text.toWellFormed().replace(CONTROL, '');

/** The generator escapes an address like a text, which no reader undoes: what it would escape is percent-encoded. */
function addressOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href.replace(/[,;\\]/g, percent) : null;
}

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
