/** Characters of a unified social credit code: no I, O, S, V, Z. */
const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Whether a unified social credit code (统一社会信用代码) has the right characters and check.
 *
 * @source GB 32100-2015
 */
export function isCreditCode(text: string): boolean {
  if (text.length !== 18) return false;
  const values = [...text].map((character) => charset.indexOf(character));
  if (values.includes(-1)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return charset[(31 - (sum % 31)) % 31] === text[17];
}
