import type { RefusalCatalogue } from './refusal.ts';

/** Refusals of the platform itself; modules add their own catalogues. */
export const platformRefusals: RefusalCatalogue = {
  'input.invalid': {
    status: 422,
    zh: '填写的内容有误，请按提示改正后再提交。',
    en: 'Some entries are not valid. Correct them as shown and send again.',
  },
  'input.malformed': {
    status: 400,
    zh: '请求的格式不对，请刷新页面后再试。',
    en: 'The request could not be read. Reload the page and try again.',
  },
  'record.not-found': {
    status: 404,
    zh: '没有找到这项内容，或它不在您的管理范围内。',
    en: 'Not found, or outside your organisation.',
  },
  'record.changed-meanwhile': {
    status: 409,
    zh: '您打开后，{by}已修改过这项内容。请核对新内容后再保存。',
    en: '{by} changed this record after you opened it. Compare and save again.',
  },
  'access.not-signed-in': { status: 401, zh: '请先登录。', en: 'Please sign in.' },
  'access.denied': {
    status: 403,
    zh: '您现在的身份（{role}）不能办理此事。请切换身份，或联系{who}。',
    en: 'Your present role ({role}) may not do this. Switch roles or ask {who}.',
  },
  'access.forged-request': {
    status: 403,
    zh: '页面已过期，请刷新后再试，已填内容会保留。',
    en: 'The page has expired. Reload and try again; your text is kept.',
  },
  'request.key-missing': {
    status: 400,
    zh: '请求缺少防重复编号，请刷新页面后再试。',
    en: 'The request lacks its idempotency key. Reload the page.',
  },
  'request.key-reused': {
    status: 422,
    zh: '同一防重复编号用于了不同内容，请刷新页面后再试。',
    en: 'The idempotency key was used for another request. Reload the page.',
  },
  'request.in-progress': {
    status: 409,
    zh: '同一请求正在办理，请稍候，不要重复提交。',
    en: 'The same request is being handled. Please wait.',
  },
  'request.too-many': {
    status: 429,
    zh: '操作过于频繁，请{seconds}秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'file.too-large': {
    status: 413,
    zh: '文件超过 {maxMegabytes} MB，请压缩或拆分后再传。',
    en: 'The file exceeds {maxMegabytes} MB.',
  },
  'file.torn': {
    status: 400,
    zh: '文件没有传完就中断了，没有保存任何内容，请重新上传。',
    en: 'The upload broke off. Nothing was saved; please upload again.',
  },
  'storage.full': {
    status: 507,
    zh: '服务器磁盘已满，内容没有保存。请联系系统管理员清理磁盘后再试。',
    en: 'The disk of the server is full. Nothing was saved. Ask the system administrator.',
  },
  'database.unavailable': {
    status: 503,
    zh: '数据库暂时连接不上，内容没有保存，请稍后再试。',
    en: 'The database cannot be reached. Nothing was saved; try again shortly.',
  },
  'fault.internal': {
    status: 503,
    zh: '系统出了问题，内容没有保存。请稍后再试，或把编号 {requestId} 告诉系统管理员。',
    en: 'Something went wrong and nothing was saved. Quote {requestId} to the administrator.',
  },
};
