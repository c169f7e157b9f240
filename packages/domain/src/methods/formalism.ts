/** A quantity that may never be a basis of appraisal or grading, and why. */
export interface FormalismFinding {
  readonly quantity: string;
  readonly matched: string;
  readonly reasonZh: string;
}

const rules: readonly { readonly quantity: string; readonly reasonZh: string; readonly patterns: readonly RegExp[] }[] =
  [
    {
      quantity: 'check-in',
      reasonZh: '不得以打卡、签到次数作为考核评价依据。',
      patterns: [/打卡/u, /(?:每日|线上|网上|在线|APP|平台)签到/iu, /签到(?:次数|率|天数|积分)/u, /\bcheck-?ins?\b/iu],
    },
    {
      quantity: 'likes',
      reasonZh: '不得以点赞、评论、投票拉票数量作为考核评价依据。',
      patterns: [/点赞/u, /获赞/u, /(?:评论|跟帖|留言)(?:数|量|次数)/u, /拉票/u, /\blikes?\b/iu],
    },
    {
      quantity: 'shares',
      reasonZh: '不得以转发、分享、推送数量作为考核评价依据。',
      patterns: [
        /转发(?!(?:上级)?(?:文件|通知|函))/u,
        /分享(?:数|量|次数|率)/u,
        /(?:阅读|浏览|点击)(?:数|量|次数|率)/u,
        /\b(?:re-?posts?|shares? count|page ?views?)\b/iu,
      ],
    },
    {
      quantity: 'log-ins',
      reasonZh: '不得以登录、注册、下载、关注、活跃数量作为考核评价依据。',
      patterns: [
        /登[录陆](?:次数|率|天数|数|量|情况|积分)/u,
        /(?:注册|下载|安装|关注|粉丝|活跃)(?:数|量|率|度|人数|用户)/u,
        /日活|月活/u,
        /\blog-?ins?\b/iu,
      ],
    },
    {
      quantity: 'study-minutes',
      reasonZh: '不得以线上学习时长、学习分钟数作为考核评价依据。',
      patterns: [
        /(?:学习|观看|收看|阅读|听课)(?:时长|时间|分钟)/u,
        /学习分钟/u,
        /刷课/u,
        /\bstudy (?:minutes|time)\b/iu,
      ],
    },
    {
      quantity: 'online-time',
      reasonZh: '不得以在线时长作为考核评价依据。',
      patterns: [/在线(?:时长|时间|率)/u, /(?:使用|停留|挂机)时长/u, /\bonline (?:time|minutes|hours)\b/iu],
    },
    {
      quantity: 'points-ranking',
      reasonZh: '不得以积分排名、平台积分作为考核评价依据。',
      patterns: [
        /积分(?:排名|排行|榜|名次)/u,
        /(?:学习强国|平台|APP|线上|学习|网上)积分/iu,
        /排行榜/u,
        /\bpoints? rank(?:ing|s)?\b/iu,
      ],
    },
    {
      quantity: 'traces',
      reasonZh: '不得以留痕照片、截图、台账数量作为考核评价依据。',
      patterns: [/(?:照片|截图|台账|材料|留痕)(?:数量|张数|份数|篇数)/u, /\bscreenshots?\b/iu],
    },
  ];

/**
 * Quantities of formalism a text refers to (rights and limits, “No formalism by construction”). A scheme or method
 * that judges by one of them is refused with `reasonZh`. Presence at a meeting (到会率) and class hours of a statute
 * (学时) are no such quantities.
 */
export function findFormalism(text: string): readonly FormalismFinding[] {
  return rules.flatMap(({ quantity, reasonZh, patterns }) => {
    const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
    return match ? [{ quantity, matched: match[0], reasonZh }] : [];
  });
}

/** Sources of automatic scores that are refused by name. */
export const formalismSources: ReadonlySet<string> = new Set([
  'check-in-count',
  'like-count',
  'comment-count',
  'share-count',
  'view-count',
  'login-count',
  'download-count',
  'online-minutes',
  'study-minutes',
  'points-rank',
  'photo-count',
]);
