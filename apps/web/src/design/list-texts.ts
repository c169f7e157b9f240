import { defineTexts } from '../i18n/texts.ts';

/** Words around lists and in the small parts that show a value. */
export const zh = {
  today: '今天',
  previousPage: '上一页',
  nextPage: '下一页',
  pageOf: '第 {page} / {pages} 页',
  pageNumber: '第 {page} 页',
  pager: '翻页',
  total: '共 {count} {unit}',
  clearAll: '清除全部',
  removeFilter: '去掉条件 {name}',
  filters: '筛选条件',
  stars: '{count} 星',
  noStars: '未评星',
  history: '记录',
  noHistory: '还没有记录。',
  changedTo: '{before} → {after}',
  yesterday: '昨天',
  tomorrow: '明天',
  daysLeft: '还有 {count} 天',
  daysPast: '已过 {count} 天',
} as const;

/** Texts of lists and values in both languages. */
export const listTexts = defineTexts(zh, () => import('./list-texts.en.ts'));
