import { refuse } from '../../platform/refusal.ts';

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['身份证号', /(?<!\d)\d{17}[\dXx](?!\d)/],
  ['手机号码', /(?<!\d)1[3-9]\d{9}(?!\d)/],
  ['银行卡号', /(?<!\d)\d{16,19}(?!\d)/],
];

/** Refuses a public text that contains what looks like a personal identifier; names the place, masked. */
export function refusePersonalData(text: string): void {
  for (const [what, pattern] of patterns) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) refuse('notice.personal-data', { what, where: `${found.slice(0, 3)}…${found.slice(-2)}` });
  }
}
