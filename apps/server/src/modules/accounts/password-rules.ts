import { randomInt } from 'node:crypto';

/** Words that stand at the head of every list of guessed passwords, and the product's own. */
const guessable = [
  'password', 'passw0rd', 'qwerty', 'asdfgh', 'zxcvbn', 'admin', 'letmein', 'welcome', 'iloveyou', 'woaini', 'jishi',
  'dangyuan', 'zhibu', 'shuji', '123456', '654321', '111111', '000000', '888888', '666666', 'abc123', '1qaz2wsx',
] as const; // prettier-ignore

/**
 * What is wrong with a new password, as sentences with their remedy; empty when it may be used.
 *
 * @param minLength rule `access.password.min_length`
 * @param own names that must not occur in it (login, display name)
 */
export function passwordFaults(password: string, minLength: number, own: readonly string[]): string[] {
  const faults: string[] = [];
  const length = [...password].length;
  if (length < minLength) faults.push(`密码至少 ${minLength} 个字符，现在是 ${length} 个。`);
  // A long sentence is as good as a mixture of kinds.
  if (length < 16 && kindsOf(password) < 3)
    faults.push('请在大写字母、小写字母、数字、其他符号中至少用三种，或者写满 16 个字符。');
  const lower = password.toLowerCase();
  if (own.some((name) => name.length >= 3 && lower.includes(name.toLowerCase())))
    faults.push('密码中不要出现账号或姓名。');
  if (new Set(lower).size < 5) faults.push('重复的字符太多，请至少用 5 个不同的字符。');
  const bare = guessable.reduce((rest, word) => rest.replaceAll(word, ''), lower);
  if ([...bare].length < 6) faults.push('这个密码太常见，容易被猜到，请换一个。');
  return faults;
}

function kindsOf(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u].filter((kind) => kind.test(password)).length;
}

/** Letters and digits that are not mistaken for each other when read from paper. */
const clearCharacters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password for the first sign-in: four groups of four characters (about 92 bits), to be changed at once. */
export function newInitialPassword(): string {
  const group = () => Array.from({ length: 4 }, () => clearCharacters[randomInt(clearCharacters.length)]).join('');
  const password = [group(), group(), group(), group()].join('-');
  return kindsOf(password) >= 3 ? password : newInitialPassword();
}
