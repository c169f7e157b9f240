// For test files only: importing it starts node's test runner. Other programs import a single file by its name.
export { fixedClock } from '../../../apps/server/src/platform/clock.ts';
export { chromiumPath } from './browser.ts';
export { testCluster, type TestCluster } from './cluster.ts';
export { type TestDatabase } from './database.ts';
export { testDatabase } from './test-database.ts';
