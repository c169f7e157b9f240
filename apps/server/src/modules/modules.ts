import type { ModuleDefinition } from '../platform/module.ts';
import { accountsModule, type Sessions } from './accounts/index.ts';
import { appraisalsModule } from './appraisals/index.ts';
import { approvalsModule } from './approvals/index.ts';
import { archivesModule } from './archives/index.ts';
import { attachmentsModule } from './attachments/index.ts';
import { auditTrailModule } from './audit-trail/index.ts';
import { calendarModule } from './calendar/index.ts';
import { commendationsModule } from './commendations/index.ts';
import { consequencesModule } from './consequences/index.ts';
import { duesModule } from './dues/index.ts';
import { exportsModule } from './exports/index.ts';
import { feedsModule } from './feeds/index.ts';
import { formsModule } from './forms/index.ts';
import { fundsModule } from './funds/index.ts';
import { gradingsModule } from './gradings/index.ts';
import { importsModule } from './imports/index.ts';
import { intakesModule } from './intakes/index.ts';
import { learningModule } from './learning/index.ts';
import { createRosterPort, membersModule } from './members/index.ts';
import { meetingsModule } from './meetings/index.ts';
import { methodsModule } from './methods/index.ts';
import { noticesModule } from './notices/index.ts';
import { notificationsModule } from './notifications/index.ts';
import { orgsModule } from './orgs/index.ts';
import { pairingsModule } from './pairings/index.ts';
import { postsModule } from './posts/index.ts';
import { registersModule } from './registers/index.ts';
import { roundsModule } from './rounds/index.ts';
import { rulesModule } from './rules/index.ts';
import { reportsModule } from './reports/index.ts';
import { statisticsModule } from './statistics/index.ts';
import { todosModule } from './todos/index.ts';
import { venuesModule } from './venues/index.ts';
import { visitsModule } from './visits/index.ts';
import { votesModule } from './votes/index.ts';

/** All modules of the platform, in the order in which people meet them. Adding a module is adding a line. */
export function listModules(sessions: Sessions): readonly ModuleDefinition[] {
  return [
    accountsModule(sessions),
    rulesModule,
    calendarModule,
    auditTrailModule,
    attachmentsModule,
    orgsModule(createRosterPort),
    membersModule,
    importsModule,
    exportsModule,
    postsModule,
    pairingsModule,
    venuesModule,
    consequencesModule,
    statisticsModule,
    registersModule,
    methodsModule,
    roundsModule,
    learningModule,
    archivesModule,
    notificationsModule,
    formsModule,
    meetingsModule,
    approvalsModule,
    appraisalsModule,
    gradingsModule,
    noticesModule,
    commendationsModule,
    votesModule,
    fundsModule,
    duesModule,
    intakesModule,
    visitsModule,
    reportsModule,
    todosModule,
    feedsModule,
  ];
}
