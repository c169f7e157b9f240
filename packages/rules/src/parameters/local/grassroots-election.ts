import type { Parameter } from '@jishi/domain';

// 基层党组织换届选举: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 报送换届请示的期限（自提醒之日）. */
export const methodGrassrootsElectionRequestDue: Parameter<string> = {
  id: 'method.grassroots_election.request.due',
  titleZh: '报送换届请示的期限（自提醒之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 批复请示的期限. */
export const methodGrassrootsElectionRequestReplyDue: Parameter<string> = {
  id: 'method.grassroots_election.request_reply.due',
  titleZh: '批复请示的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 核定选举人的期限. */
export const methodGrassrootsElectionVotersDue: Parameter<string> = {
  id: 'method.grassroots_election.voters.due',
  titleZh: '核定选举人的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 审查预备人选的期限. */
export const methodGrassrootsElectionNomineesReviewDue: Parameter<string> = {
  id: 'method.grassroots_election.nominees_review.due',
  titleZh: '审查预备人选的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 报送选举结果的期限. */
export const methodGrassrootsElectionReportDue: Parameter<string> = {
  id: 'method.grassroots_election.report.due',
  titleZh: '报送选举结果的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '7d', cite }],
};

/** 审批选举结果的期限. */
export const methodGrassrootsElectionResultApprovalDue: Parameter<string> = {
  id: 'method.grassroots_election.result_approval.due',
  titleZh: '审批选举结果的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 工作交接的期限. */
export const methodGrassrootsElectionHandoverDue: Parameter<string> = {
  id: 'method.grassroots_election.handover.due',
  titleZh: '工作交接的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10d', cite }],
};

/** 归档的期限. */
export const methodGrassrootsElectionArchiveDue: Parameter<string> = {
  id: 'method.grassroots_election.archive.due',
  titleZh: '归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 应选委员名额（以批复为准）. */
export const methodGrassrootsElectionSeats: Parameter<number> = {
  id: 'method.grassroots_election.seats',
  titleZh: '应选委员名额（以批复为准）',
  unit: 'persons',
  level: 'local',
  values: [{ from: null, value: 3, cite: { note: '本系统默认；由上级批复确定', confidence: 'uncertain' } }],
};

/** 应选书记名额. */
export const methodGrassrootsElectionSecretarySeats: Parameter<number> = {
  id: 'method.grassroots_election.secretary_seats',
  titleZh: '应选书记名额',
  unit: 'persons',
  level: 'local',
  values: [{ from: null, value: 1, cite: { note: '本系统默认；由上级批复确定', confidence: 'uncertain' } }],
};
