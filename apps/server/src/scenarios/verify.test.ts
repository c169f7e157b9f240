import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { methods, methodsByRank } from '@jishi/rules';
import { createTestApp, fixedClock } from '@jishi/testkit';
import { setStage } from './stage.ts';
import { verifyAll, type Verified } from './verify.ts';

describe('the stories of all methods, on the engine and a database', () => {
  let verified: readonly Verified[];

  before(async () => {
    const clock = fixedClock('2026-01-05');
    verified = await verifyAll(await setStage(await createTestApp({ clock }), clock));
  });

  it('cover every method of the product, the thirty that matter most among them', () => {
    assert.equal(verified.length, methods.length);
    assert.deepEqual(
      verified.slice(0, methodsByRank.length).map(({ id }) => id),
      methodsByRank,
    );
  });

  for (const { id, titleZh } of methods) {
    it(`${titleZh}: goes as told, to its end, refused where it should be`, () => {
      const found = verified.find((one) => one.id === id);
      const faults = (found?.played ?? []).flatMap(({ titleZh: story, scenes }) =>
        scenes.flatMap((scene) => scene.faults.map((fault) => `${story} ${scene.on} ${scene.zh} ${fault}`)),
      );
      assert.deepEqual(faults, []);
      assert.deepEqual([found?.ranToEnd, found?.refusedWhereToldTo], [true, true]);
    });
  }
});
