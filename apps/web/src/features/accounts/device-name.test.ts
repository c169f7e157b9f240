import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceName } from './device-name.ts';

describe('the name of a device', () => {
  for (const [agent, name] of [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'Windows · Edge',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; V2241A) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0',
      'Android · 微信',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'iPhone · Safari'],
    ['curl/8', undefined],
    [null, undefined],
  ] as const) {
    it(`is ${name ?? 'unknown'} for ${agent?.slice(0, 40) ?? 'nothing'}`, () => assert.equal(deviceName(agent), name));
  }
});
