import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newInitialPassword, passwordFaults } from './password-rules.ts';

const faults = (password: string) => passwordFaults(password, 10, ['lihua', '李华']).length;

describe('a new password', () => {
  it('is taken when it is long enough and mixed', () => {
    assert.equal(faults('Tie-shu-7'), 1);
    assert.equal(faults('Tie-shu-78'), 0);
  });

  it('may be a long sentence of one kind instead', () => {
    assert.equal(faults('山高水长春风又绿江南岸'), 1);
    assert.equal(faults('春风又绿江南岸明月何时照我还啊哈'), 0);
  });

  for (const [why, password] of [
    ['too short', 'aB3-'],
    ['one kind of characters', 'tieshutieshu'],
    ['the login inside', 'Lihua-2026-x'],
    ['a word everybody tries', 'Password123!'],
    ['few different characters', 'aA1aA1aA1aA1'],
  ] as const) {
    it(`is refused with its remedy: ${why}`, () => assert.ok(faults(password) > 0));
  }

  it('made for the first sign-in keeps the rules and is never the same', () => {
    const made = Array.from({ length: 50 }, newInitialPassword);
    assert.ok(made.every((password) => faults(password) === 0));
    assert.equal(new Set(made).size, 50);
  });
});
