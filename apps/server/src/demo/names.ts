import type { Random } from './random.ts';

const weightedSurnames: readonly (readonly [string, number])[] = [
  ['王李张刘陈', 60],
  ['杨赵郭马孙周', 26],
  ['徐朱宋高胡郑韩吴', 15],
  ['冯申常程秦贾段耿许郝侯牛任姚田', 7],
  ['蒋邢靳裴傅尚尹彭康曹柴栗樊焦袁谢赫钊阎霍卢于吕丁魏', 3],
  ['龚邵万钱汤黎乔贺赖武戴莫孔向邱方石熊崔薛雷龙段白', 1.2],
];
const surnames = weightedSurnames.flatMap(([letters, weight]) =>
  [...letters].map((letter) => [letter, weight] as const),
);
const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '尉迟', '皇甫'] as const;
const huiSurnames = [...'马丁沙白海穆哈铁'] as const;

/** Given names change with the times; each era lists its usual letters by sex. */
interface Era {
  readonly until: number;
  readonly men: readonly string[];
  readonly women: readonly string[];
}
const eras: readonly Era[] = [
  {
    until: 1955,
    men: [...'德福贵有明清金玉振全合廷文学富银春长保成根法'],
    women: [...'秀兰英玉桂凤珍香芝莲梅荣花素贞'],
  },
  {
    until: 1975,
    men: [...'建国军平志强永红新民海林胜利爱东卫社华占文学山'],
    women: [...'秀兰玲霞红爱艳丽云芳荣英凤梅琴萍巧'],
  },
  {
    until: 1990,
    men: [...'伟勇涛军鹏飞超磊峰波辉亮刚杰斌永利晓东振俊'],
    women: [...'丽艳静娟燕敏芳霞红晓玲慧娜莉利俊瑞'],
  },
  {
    until: 9999,
    men: [...'浩宇轩泽子俊博文昊天睿晨阳嘉豪明志航鑫奕'],
    women: [...'欣怡雨梦婷佳琪思瑶诗涵雪悦萌颖可馨子'],
  },
];

/** Letters that older programs lose: extension A, B and E, and seldom ones; each must survive every way through. */
const rareLetters = ['䶮', '㛃', '𬱖', '𬍛', '𫖮', '𬭚', '堃', '翀', '赟', '喆', '犇', '垚'] as const;
const rareShare = 0.004;

const uyghurNames = ['艾力', '买买提', '阿不都热合曼', '吐尔逊', '古丽娜尔', '阿依古丽', '热孜宛', '库尔班'] as const;

/** An invented name that fits sex, year of birth and ethnic group. */
export function inventName(random: Random, sex: '1' | '2', year: number, ethnic: string): string {
  if (ethnic === '05') return `${random.pick(uyghurNames)}·${random.pick(uyghurNames)}`;
  const surname = inventSurname(random, ethnic);
  const era = eras.find(({ until }) => year <= until);
  const letters = (sex === '1' ? era?.men : era?.women) ?? [];
  const one = (): string => (random.chance(rareShare) ? random.pick(rareLetters) : random.pick(letters));
  const single = random.chance(year > 1968 && year < 1996 ? 0.3 : 0.12);
  return surname + (single ? one() : one() + one());
}

function inventSurname(random: Random, ethnic: string): string {
  if (ethnic === '03' && random.chance(0.7)) return random.pick(huiSurnames);
  return random.chance(0.003) ? random.pick(compoundSurnames) : random.weighted(surnames);
}
