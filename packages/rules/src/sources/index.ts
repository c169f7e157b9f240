import type { Source } from '@jishi/domain';
import { appraisalAndGradingSources } from './appraisal-and-grading.ts';
import { branchesAndElectionsSources } from './branches-and-elections.ts';
import { constitutionAndDisciplineSources } from './constitution-and-discipline.ts';
import { duesSources } from './dues.ts';
import { informationAndBurdenSources } from './information-and-burden.ts';
import { memberDevelopmentSources } from './member-development.ts';
import { memberManagementSources } from './member-management.ts';
import { organisationsByFieldSources } from './organisations-by-field.ts';
import { selfGovernmentAndPetitionsSources } from './self-government-and-petitions.ts';

const all = [
  ...appraisalAndGradingSources,
  ...branchesAndElectionsSources,
  ...constitutionAndDisciplineSources,
  ...duesSources,
  ...informationAndBurdenSources,
  ...memberDevelopmentSources,
  ...memberManagementSources,
  ...organisationsByFieldSources,
  ...selfGovernmentAndPetitionsSources,
] as const;

/** Id of a regulation or document this product cites. */
export type SourceId = (typeof all)[number]['id'];

/** Every regulation and document the rules cite (法规依据), superseded ones included. */
export const sources: readonly Source[] = all;
