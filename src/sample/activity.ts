import { dayNumber, weekday, type Day } from '../model/index.ts';
import { season, WEEK } from './calendar.ts';
import type { Random } from './random.ts';
import type { Region } from './words/places.ts';

/** Active users on consecutive days, in the trailing windows of JupyterHub's metric. */
export interface Activity {
  from: Day;
  dau: number[];
  wau: number[];
  mau: number[];
}

export interface Audience {
  hemisphere: Region['hemisphere'];
  /** People with an account on the first day. */
  pool: number;
  /** By how much the pool grows in a year: 0.3 is 30 %. */
  growth: number;
  /** Share of the pool that comes on an ordinary weekday. */
  share: number;
  /** See `season`. */
  teaching: number;
  /** Days that the hub has been open on the first day: people take some months to move in. */
  age: number;
}

/** Days until a new hub has the people that it was opened for, less the fifth who come at once. */
const MOVING_IN = 160;

const weekdayShare = (weekday: number): number => WEEK[(weekday - 1) % 7] ?? 1;

/**
 * Plays the visits of single users day by day and counts how many were last seen within 1, 7 and 30 days. So the three
 * windows hold together as real ones do: none is larger than the next, and each is what the visits before it make.
 */
export function activity(from: Day, days: number, audience: Audience, random: Random): Activity {
  const { hemisphere, pool, growth, share, teaching, age } = audience;
  const size = Math.ceil(pool * (1 + (growth * days) / 365)) + 1;
  const lastSeen = new Int32Array(size).fill(-31);
  const seenOn = new Int32Array(days);
  const result: Activity = { from, dau: [], wau: [], mau: [] };
  const first = dayNumber(from);
  const firstWeekday = weekday(from);
  let [week, month] = [0, 0];
  for (let day = 0; day < days; day++) {
    const yearDay = Math.floor((first + day + 0.5) % 365.2425) + 1;
    const grown = pool * (1 + (growth * day) / 365) * Math.min(1, 0.2 + (age + day) / MOVING_IN);
    const term = season(yearDay, hemisphere, teaching);
    const visits = Math.round(grown * share * term * weekdayShare(firstWeekday + day) * random.between(0.82, 1.18));
    // In a break a part of the people does not come at all, so the long windows fall too.
    const present = grown * (0.3 + 0.7 * term);
    for (let visit = 0; visit < visits; visit++) {
      // A few come daily and many now and then.
      const user = Math.floor(present * random.next() ** 2);
      const last = lastSeen[user] ?? -31;
      if (last === day) continue;
      if (last > day - 7) {
        seenOn[last] = (seenOn[last] ?? 0) - 1;
        week--;
        month--;
      } else if (last > day - 30) {
        seenOn[last] = (seenOn[last] ?? 0) - 1;
        month--;
      }
      lastSeen[user] = day;
      seenOn[day] = (seenOn[day] ?? 0) + 1;
      week++;
      month++;
    }
    result.dau.push(seenOn[day] ?? 0);
    result.wau.push(week);
    result.mau.push(month);
    // Whoever was last seen on the oldest day of a window is outside it tomorrow.
    if (day >= 6) week -= seenOn[day - 6] ?? 0;
    if (day >= 29) month -= seenOn[day - 29] ?? 0;
  }
  return result;
}
