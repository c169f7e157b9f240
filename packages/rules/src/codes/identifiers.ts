/** Citizen identity number (公民身份号码), GB 11643-1999. Verified. */
export const citizenNumber = {
  standard: 'GB 11643-1999',
  confidence: 'verified',
  length: 18,
  /** Lengths of: region at the time of issue, birth date YYYYMMDD, sequence (odd male, even female), check. */
  parts: [6, 8, 3, 1],
  weights: [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2],
  /** The check character is the one at the weighted sum modulo 11. */
  checkCharacters: '10X98765432',
  legacy15:
    '6 region + YYMMDD + 3 sequence, no check digit; expand with 19, then compute the check (18 for the few born then)',
  examples: [
    { number: '11010519491231002X', valid: true },
    { number: '440524188001010014', valid: true },
    { number: '110105194912310021', valid: false },
  ],
} as const;

/** Unified social credit code (统一社会信用代码), GB 32100-2015. Verified. */
export const unifiedCreditCode = {
  standard: 'GB 32100-2015',
  confidence: 'verified',
  length: 18,
  /** Lengths of: registration authority, category, region, organisation code with its own check, check. */
  parts: [1, 1, 6, 9, 1],
  /** I, O, S, V and Z are never used. */
  charset: '0123456789ABCDEFGHJKLMNPQRTUWXY',
  excludedLetters: 'IOSVZ',
  /** 3^(i-1) mod 31; check = charset[(31 - sum mod 31) mod 31]. */
  weights: [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28],
  authorities: {
    '1': '机构编制',
    '2': '外交',
    '3': '司法行政',
    '4': '文化',
    '5': '民政',
    '6': '旅游',
    '7': '宗教',
    '8': '工会',
    '9': '工商（市场监管）',
    A: '中央军委改革和编制办公室',
    N: '农业',
    Y: '其他',
  },
  categoryExamples: {
    '1': { '1': '机关', '2': '事业单位', '3': '编办直接管理的群众团体', '9': '其他' },
    '5': { '1': '社会团体', '2': '民办非企业单位', '3': '基金会', '9': '其他' },
    '9': { '1': '企业', '2': '个体工商户', '3': '农民专业合作社' },
  },
  examples: [
    { number: '91350100M000100Y43', valid: true },
    { number: '91350100M000100Y44', valid: false },
  ],
} as const;

/** Organisation code (组织机构代码), GB 11714-1997; part of the unified code. Verified. */
export const organisationCode = {
  standard: 'GB 11714-1997',
  confidence: 'verified',
  length: 9,
  /** C9 = 11 - sum mod 11; 10 is written X, 11 is written 0; letters count A = 10 … Z = 35. */
  weights: [3, 7, 9, 10, 5, 8, 4, 2],
  examples: [{ number: 'M000100Y4', valid: true }],
} as const;
