import type { Fraction, Parameter } from '@jishi/domain';

// 民主测评: groups, weights, turnout and secrecy of anonymous sheets.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 测评权重：党员. */
export const appraisalMembersWeight: Parameter<Fraction> = {
  id: 'appraisal.members.weight',
  titleZh: '测评权重：党员',
  unit: 'fraction',
  level: 'local',
  values: [{ from: null, value: [6, 10], cite }],
};

/** 测评权重：群众代表. */
export const appraisalMassesWeight: Parameter<Fraction> = {
  id: 'appraisal.masses.weight',
  titleZh: '测评权重：群众代表',
  unit: 'fraction',
  level: 'local',
  values: [{ from: null, value: [4, 10], cite }],
};

/** 测评有效：党员参加比例. */
export const appraisalMembersMinTurnout: Parameter<Fraction> = {
  id: 'appraisal.members.min_turnout',
  titleZh: '测评有效：党员参加比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [
    { from: null, value: [1, 2], cite: { note: '本系统默认；参照支部条例第十一条半数以上', confidence: 'uncertain' } },
  ],
};

/** 测评有效：群众代表参加比例. */
export const appraisalMassesMinTurnout: Parameter<Fraction> = {
  id: 'appraisal.masses.min_turnout',
  titleZh: '测评有效：群众代表参加比例',
  unit: 'fraction',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: [1, 2], cite }],
};

/** 测评等次折算分. */
export const appraisalOptionPoints: Parameter<Readonly<Record<string, number>>> = {
  id: 'appraisal.option.points',
  titleZh: '测评等次折算分',
  unit: 'map',
  level: 'local',
  values: [{ from: null, value: { good: 100, 'fairly-good': 80, average: 60, poor: 40 }, cite }],
};

/** 一次性测评码有效时间. */
export const appraisalBallotLifetime: Parameter<string> = {
  id: 'appraisal.ballot.lifetime',
  titleZh: '一次性测评码有效时间',
  unit: 'duration',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 测评意见字数上限. */
export const appraisalCommentMaxLength: Parameter<number> = {
  id: 'appraisal.comment.max_length',
  titleZh: '测评意见字数上限',
  unit: 'count',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 200, cite: { note: '本系统默认；短意见少带身份线索', confidence: 'uncertain' } }],
};

/** 测评结果确认前可申请复核的时间. */
export const appraisalResultCorrectionWindow: Parameter<string> = {
  id: 'appraisal.result.correction.window',
  titleZh: '测评结果确认前可申请复核的时间',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3d', cite }],
};
