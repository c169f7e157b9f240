export {
  countyCount,
  defaultDemoSize,
  generateDemoCounty,
  planDemoCounty,
  type DemoCounty,
  type DemoSize,
} from './demo-county.ts';
export type { DemoMember } from './make-members.ts';
export type { DemoPost } from './make-posts.ts';
export { fullCountyBranches, type CountyPlan, type DemoOrganisation } from './plan-organisations.ts';
export { writeDemoCsv, writeDemoWorkbook, type WrittenDemo } from './write-demo.ts';
