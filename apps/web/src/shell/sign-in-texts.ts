import { defineTexts } from '../i18n/texts.ts';

/** Words of signing in. */
export const zh = {
  signIn: '登录',
  signInTitle: '登录',
  login: '账号',
  password: '密码',
  totp: '动态码',
  totpHint: '手机验证器上的 6 位数字；没有开通的不用填',
  loginMissing: '请填写账号。',
  passwordMissing: '请填写密码。',
  totpWrong: '动态码是 6 位数字。',
  signInHelp: '忘记密码或没有账号，请联系本单位的系统管理员。',
  publicLinks: '不用登录也能办',
  board: '公示栏',
  scan: '扫码签到、测评：请用微信或相机扫描现场的二维码。',
  secureNeeded: '当前地址没有加密，投票、拍照和离线使用都不能用。请改用 https 开头的地址。',
} as const;

/** Texts of signing in, in both languages. */
export const signInTexts = defineTexts(zh, () => import('./sign-in-texts.en.ts'));
