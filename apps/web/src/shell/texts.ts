import { defineTexts } from '../i18n/texts.ts';

/** Words of the frame around all pages. */
export const zh = {
  product: '基石',
  productLong: '基层党组织工作平台',
  skip: '跳到正文',
  mainNav: '主要栏目',
  search: '搜索',
  searchKey: 'Ctrl K',
  todos: '待办',
  largeText: '大字版',
  normalText: '标准字',
  otherLanguage: 'English',
  help: '帮助',
  me: '我的',
  more: '更多',
  rights: '您的权利',
  foldRail: '收起栏目',
  unfoldRail: '展开栏目',
  switchRole: '切换身份',
  signOut: '退出登录',
  offline: '离线，显示 {time} 的数据。可以看待办；提交、投票要等联网。',
  brokenTitle: '这一页没能打开',
  brokenHint: '您填写的内容没有丢失，草稿还在本机。请重新打开；仍不行，请把下面的编号告诉系统管理员。',
  updatedTitle: '系统刚刚更新',
  updatedHint: '请重新打开这一页，用上新版本。已填的内容会留着。',
  reload: '重新打开',
} as const;

/** Texts of the frame in both languages. */
export const shellTexts = defineTexts(zh, () => import('./texts.en.ts'));
