import type { CodeItem, CodeList } from './code-list.ts';

/** 省级行政区划 (GB/T 2260-2007). */
export const regionProvinceCodes = {
  id: 'region_province',
  titleZh: '省级行政区划',
  standard: 'GB/T 2260-2007',
  coding: 'official',
  confidence: 'known',
  items: [
    { code: '110000', titleZh: '北京市', prefix: '11' },
    { code: '120000', titleZh: '天津市', prefix: '12' },
    { code: '130000', titleZh: '河北省', prefix: '13' },
    { code: '140000', titleZh: '山西省', prefix: '14' },
    { code: '150000', titleZh: '内蒙古自治区', prefix: '15' },
    { code: '210000', titleZh: '辽宁省', prefix: '21' },
    { code: '220000', titleZh: '吉林省', prefix: '22' },
    { code: '230000', titleZh: '黑龙江省', prefix: '23' },
    { code: '310000', titleZh: '上海市', prefix: '31' },
    { code: '320000', titleZh: '江苏省', prefix: '32' },
    { code: '330000', titleZh: '浙江省', prefix: '33' },
    { code: '340000', titleZh: '安徽省', prefix: '34' },
    { code: '350000', titleZh: '福建省', prefix: '35' },
    { code: '360000', titleZh: '江西省', prefix: '36' },
    { code: '370000', titleZh: '山东省', prefix: '37' },
    { code: '410000', titleZh: '河南省', prefix: '41' },
    { code: '420000', titleZh: '湖北省', prefix: '42' },
    { code: '430000', titleZh: '湖南省', prefix: '43' },
    { code: '440000', titleZh: '广东省', prefix: '44' },
    { code: '450000', titleZh: '广西壮族自治区', prefix: '45' },
    { code: '460000', titleZh: '海南省', prefix: '46' },
    { code: '500000', titleZh: '重庆市', prefix: '50' },
    { code: '510000', titleZh: '四川省', prefix: '51' },
    { code: '520000', titleZh: '贵州省', prefix: '52' },
    { code: '530000', titleZh: '云南省', prefix: '53' },
    { code: '540000', titleZh: '西藏自治区', prefix: '54' },
    { code: '610000', titleZh: '陕西省', prefix: '61' },
    { code: '620000', titleZh: '甘肃省', prefix: '62' },
    { code: '630000', titleZh: '青海省', prefix: '63' },
    { code: '640000', titleZh: '宁夏回族自治区', prefix: '64' },
    { code: '650000', titleZh: '新疆维吾尔自治区', prefix: '65' },
    { code: '710000', titleZh: '台湾省', prefix: '71' },
    { code: '810000', titleZh: '香港特别行政区', prefix: '81' },
    { code: '820000', titleZh: '澳门特别行政区', prefix: '82' },
  ],
  note: 'county level codes: take the current list of the civil affairs ministry; codes change over time (merge/split) so store with valid dates',
} as const satisfies CodeList<CodeItem & { readonly prefix: string }>;

/** 行政层级. */
export const adminLevelCodes = {
  id: 'admin_level',
  titleZh: '行政层级',
  coding: 'official',
  confidence: 'known',
  items: [
    { code: '1', titleZh: '中央', titleEn: 'central' },
    { code: '2', titleZh: '省（区、市）', titleEn: 'province' },
    { code: '3', titleZh: '市（地、州、盟）', titleEn: 'prefecture' },
    { code: '4', titleZh: '县（市、区、旗）', titleEn: 'county' },
    { code: '5', titleZh: '乡镇（街道）', titleEn: 'township' },
    { code: '6', titleZh: '村（社区）', titleEn: 'village or community' },
  ],
} as const satisfies CodeList;

/** 经济控制. */
export const economicControlCodes = {
  id: 'economic_control',
  titleZh: '经济控制',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '21', titleZh: '国有经济控制' },
    { code: '22', titleZh: '集体经济控制' },
    { code: '23', titleZh: '非公有经济控制' },
  ],
} as const satisfies CodeList;

/** 所在区域. */
export const unitAreaCodes = {
  id: 'unit_area',
  titleZh: '所在区域',
  coding: 'official',
  confidence: 'verified',
  items: [
    { code: '51', titleZh: '城市街道' },
    { code: '52', titleZh: '乡' },
    { code: '53', titleZh: '镇' },
  ],
} as const satisfies CodeList;
