// For test files only: importing it starts node's test runner. Other programs import a single file by its name.
export { fixedClock } from '../../../apps/server/src/platform/clock.ts';
export { createTestApp, testDay, type TestApp } from './app.ts';
export { chromiumPath } from './browser.ts';
export { testCluster, type TestCluster } from './cluster.ts';
export { type TestDatabase } from './database.ts';
export { personAs, signInAs, type Answer, type SessionHeaders, type SignInAs, type TestPerson } from './sign-in.ts';
export { sampleBody } from './sample-body.ts';
export { columnSamples, sampleRows, tableOfParameter, type SampleRows } from './sample-rows.ts';
export { testDatabase } from './test-database.ts';
export {
  identityNumber,
  insertMember,
  insertOrg,
  seed,
  seedTree,
  testRegion,
  type TestBranch,
  type TestOrg,
  type TestTree,
} from './tree.ts';
