import { addDays, addYears } from '@jishi/domain';
import { createApp } from '../../app.ts';
import { chinaDayOf, fixedClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { writeDemoState } from '../store.ts';
import { createCast } from './cast.ts';
import { driveRound, phases, type RoundPlan } from './drive-round.ts';

/**
 * A process of its own that drives the two rounds of the demo county while the platform is in use already: last year's
 * to its end, this year's to where it would stand today, with some branches late. Started by `setup.ts`; the address of
 * the database comes in the environment.
 */
const connectionString = process.env['JISHI_DEMO_DATABASE'];
if (connectionString === undefined) throw new Error('JISHI_DEMO_DATABASE is missing');

const today = chinaDayOf(new Date());
const clock = fixedClock(addDays(today, -500));
const config = { ...readConfig(), rateLimits: false };
const app = await createApp({ config, connectionString, clock });
const people = await createCast(app, clock);
const everything = { path: '', everything: true } as const;

/** Days before today on which this year's round was opened. */
const openedBefore = 62;
const shared: Omit<RoundPlan, 'title' | 'year' | 'openOn' | 'seed'> = {
  cast: people.cast,
  methodId: 'six-step-grading',
  setDay: people.setDay,
  log: (message) => process.stdout.write(`${message}\n`),
};
const thisYear = Number(today.slice(0, 4));
const openOn = addDays(today, -openedBefore);

await driveRound({
  ...shared,
  title: `${thisYear - 1} 年度基层党组织分类定级`,
  year: thisYear - 1,
  openOn: addYears(openOn, -1),
  seed: 410_621,
});
const last = phases.length - 1;
await driveRound({
  ...shared,
  title: `${thisYear} 年度基层党组织分类定级`,
  year: thisYear,
  openOn,
  seed: 410_622,
  stopOn: today,
  // Most branches are where the calendar says; some hang behind, a few have not begun.
  until: ({ character }) => {
    const chance = character.draw(77);
    if (chance > 0.985) return -1;
    if (chance > 0.95) return 1;
    if (chance > 0.9) return 3;
    return chance > 0.6 ? 6 : last;
  },
});
await people.leave();
await app.platform.db.write(everything, (tx) => writeDemoState(tx, 'finished', new Date()), { audited: false });
await app.close();
