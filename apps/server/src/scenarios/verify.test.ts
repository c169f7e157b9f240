import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { methods, methodsByRank, scenarios } from '@jishi/rules';
import { createTestApp, fixedClock } from '@jishi/testkit';
import { play } from './play.ts';
import { setStage, type Stage } from './stage.ts';
import { verifyAll, type Verified } from './verify.ts';

describe('the stories of all methods, on the engine and a database', () => {
  let stage: Stage;
  let verified: readonly Verified[];

  before(async () => {
    const clock = fixedClock('2026-01-05');
    stage = await setStage(await createTestApp({ clock }), clock);
    verified = await verifyAll(stage);
  });

  it('are not believed: a story that tells something else than happens is found out', async () => {
    const told = scenarios.find(({ method }) => method === 'supervision-and-task-decomposition');
    assert.ok(told);
    const [first, second] = told.scenes;
    assert.ok(first && second);
    const wrong = await play(stage, {
      ...told,
      scenes: [
        { ...first, expect: { open: ['carry-out'], due: { decompose: '2026-03-08' }, ended: true } },
        { ...second, facts: { factsNamed: ['goal'] }, expect: {} },
      ],
    });
    assert.equal(wrong.ok, false);
    assert.deepEqual(
      wrong.scenes.map(({ faults, refused }) => [faults.length, refused]),
      [
        [3, undefined],
        [1, 'run.condition-unmet'],
      ],
    );
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
