import type { EnglishOf } from '../i18n/texts.ts';
import type { zh } from './sign-in-texts.ts';

export const en = {
  signIn: 'Sign in',
  signInTitle: 'Sign in',
  login: 'Account',
  password: 'Password',
  totp: 'Code',
  totpHint: 'Six digits of your authenticator; leave empty if you have none',
  loginMissing: 'Enter your account.',
  passwordMissing: 'Enter your password.',
  totpWrong: 'The code has six digits.',
  signInHelp: 'Forgot the password or have no account? Ask the system administrator of your organisation.',
  publicLinks: 'Without signing in',
  board: 'Notice board',
  scan: 'Sign-in to meetings and appraisals: scan the code on the spot with your phone.',
  secureNeeded: 'This address is not encrypted: voting, camera and offline use are off. Use the https address.',
} satisfies EnglishOf<typeof zh>;
