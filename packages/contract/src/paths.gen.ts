// Written by `npm run gen`; do not edit.
import type { accountAdminRoutes, accountRoutes, appraisalRoutes, approvalRoutes, archiveRoutes, attachmentRoutes, auditRoutes, calendarRoutes, commendationRoutes, consequenceRoutes, duesRoutes, exportRoutes, feedRoutes, formRoutes, fundRoutes, gradingRoutes, grantRoutes, importRoutes, infoRoutes, intakeRoutes, learningRoutes, meetingRoutes, memberRoutes, methodRoutes, noticeRoutes, notificationRoutes, orgRoutes, pairingRoutes, postRoutes, registerRoutes, roundRoutes, ruleRoutes, searchRoutes, statisticsRoutes, todoRoutes, venueRoutes, visitRoutes, voteRoutes } from './index.ts';

/** Method and address of every route that the client calls. */
export const paths = {
  'accounts-admin.create': 'POST /api/admin/accounts',
  'accounts-admin.list': 'GET /api/admin/accounts',
  'accounts-admin.remove': 'POST /api/admin/accounts/:userId/remove',
  'accounts-admin.resetPassword': 'POST /api/admin/accounts/:userId/reset-password',
  'accounts-admin.resume': 'POST /api/admin/accounts/:userId/resume',
  'accounts-admin.suspend': 'POST /api/admin/accounts/:userId/suspend',
  'accounts.changePassword': 'POST /api/me/password',
  'accounts.confirmTotp': 'POST /api/me/totp/confirm',
  'accounts.endOtherSessions': 'POST /api/me/sessions/end-others',
  'accounts.endSession': 'DELETE /api/me/sessions/:sessionKey',
  'accounts.removeTotp': 'POST /api/me/totp/remove',
  'accounts.savePreferences': 'PUT /api/me/preferences',
  'accounts.session': 'GET /api/session',
  'accounts.sessions': 'GET /api/me/sessions',
  'accounts.signIn': 'POST /api/session',
  'accounts.signOut': 'DELETE /api/session',
  'accounts.startTotp': 'POST /api/me/totp',
  'accounts.switchGrant': 'POST /api/session/grant',
  'appraisals.cast': 'POST /api/appraise/:code',
  'appraisals.close': 'POST /api/appraisals/:appraisalId/close',
  'appraisals.create': 'POST /api/appraisals',
  'appraisals.get': 'GET /api/appraisals/:appraisalId',
  'appraisals.list': 'GET /api/appraisals',
  'appraisals.open': 'POST /api/appraisals/:appraisalId/open',
  'appraisals.reissue': 'POST /api/appraisals/:appraisalId/codes',
  'appraisals.rerun': 'POST /api/appraisals/:appraisalId/rerun',
  'appraisals.sheet': 'GET /api/appraise/:code',
  'approvals.accept': 'POST /api/approvals/:approvalId/accept',
  'approvals.create': 'POST /api/approvals',
  'approvals.decide': 'POST /api/approvals/decide',
  'approvals.get': 'GET /api/approvals/:approvalId',
  'approvals.list': 'GET /api/approvals',
  'approvals.opine': 'POST /api/approvals/:approvalId/opinions',
  'approvals.resubmit': 'POST /api/approvals/:approvalId/resubmit',
  'approvals.returnStep': 'POST /api/approvals/:approvalId/return',
  'approvals.sendBack': 'POST /api/approvals/:approvalId/send-back',
  'approvals.withdraw': 'POST /api/approvals/:approvalId/withdraw',
  'archives.list': 'GET /api/archives',
  'archives.read': 'POST /api/archives/:fileId/read',
  'archives.seal': 'POST /api/archives/:fileId/seal',
  'archives.verify': 'GET /api/archives/:fileId/verify',
  'archives.view': 'GET /api/archives/:fileId',
  'attachments.download': 'GET /api/attachments/:attachmentId',
  'attachments.upload': 'POST /api/attachments',
  'audit-trail.actions': 'GET /api/audit/actions',
  'audit-trail.chain': 'GET /api/audit/chain',
  'audit-trail.check': 'POST /api/audit/chain/check',
  'audit-trail.download': 'GET /api/audit/download',
  'audit-trail.event': 'GET /api/audit/events/:eventId',
  'audit-trail.exports': 'GET /api/audit/exports',
  'audit-trail.list': 'GET /api/audit/events',
  'calendar.overview': 'GET /api/calendar',
  'calendar.save': 'PUT /api/calendar/:year',
  'calendar.year': 'GET /api/calendar/:year',
  'commendations.confer': 'POST /api/commendations/confer',
  'commendations.get': 'GET /api/commendations/:commendationId',
  'commendations.hang': 'POST /api/commendations/:commendationId/plaque',
  'commendations.list': 'GET /api/commendations',
  'commendations.withdraw': 'POST /api/commendations/:commendationId/withdraw',
  'consequences.acknowledge': 'POST /api/consequences/:consequenceCaseId/acknowledge',
  'consequences.answerAppeal': 'POST /api/consequences/:consequenceCaseId/answer-appeal',
  'consequences.appeal': 'POST /api/consequences/:consequenceCaseId/appeal',
  'consequences.decide': 'POST /api/consequences/:consequenceCaseId/decide',
  'consequences.drop': 'POST /api/consequences/:consequenceCaseId/drop',
  'consequences.get': 'GET /api/consequences/:consequenceCaseId',
  'consequences.hear': 'POST /api/consequences/:consequenceCaseId/hear',
  'consequences.investigate': 'POST /api/consequences/:consequenceCaseId/investigate',
  'consequences.list': 'GET /api/consequences',
  'consequences.mine': 'GET /api/me/consequences',
  'consequences.open': 'POST /api/consequences',
  'consequences.review': 'POST /api/consequences/:consequenceCaseId/review',
  'consequences.serve': 'POST /api/consequences/:consequenceCaseId/serve',
  'consequences.settle': 'POST /api/consequences/:consequenceCaseId/settle',
  'consequences.takeUp': 'POST /api/consequences/:consequenceCaseId/take-up',
  'dues.answerRelief': 'POST /api/dues/reliefs/:duesReliefId/answer',
  'dues.askRelief': 'POST /api/dues/reliefs',
  'dues.assess': 'POST /api/dues/standings',
  'dues.collect': 'POST /api/dues/collect',
  'dues.counter': 'POST /api/dues/payments/:duesPaymentId/counter',
  'dues.desk': 'GET /api/dues/desk',
  'dues.importStandings': 'POST /api/dues/standings/import',
  'dues.mine': 'GET /api/dues/mine',
  'dues.openMonth': 'POST /api/dues/months',
  'dues.overview': 'GET /api/dues/overview',
  'dues.pay': 'POST /api/dues/payments',
  'dues.payments': 'GET /api/dues/payments',
  'dues.receipts': 'GET /api/dues/receipts',
  'dues.reliefs': 'GET /api/dues/reliefs',
  'dues.standings': 'GET /api/dues/standings',
  'exports.download': 'GET /api/exports/:exportId/file',
  'exports.list': 'GET /api/exports',
  'exports.request': 'POST /api/exports',
  'feeds.off': 'DELETE /api/me/calendar-feed',
  'feeds.own': 'GET /api/me/calendar-feed',
  'feeds.renew': 'POST /api/me/calendar-feed',
  'forms.another': 'POST /api/forms/:formId/another',
  'forms.answer': 'POST /api/forms/:formId/answer',
  'forms.create': 'POST /api/forms',
  'forms.evidence': 'PUT /api/forms/:formId/evidence',
  'forms.get': 'GET /api/forms/:formId',
  'forms.list': 'GET /api/forms',
  'forms.saveDraft': 'PUT /api/forms/:formId/draft',
  'forms.sign': 'POST /api/forms/:formId/sign',
  'funds.account': 'GET /api/funds/accounts/:fundAccountId',
  'funds.accounts': 'GET /api/funds/accounts',
  'funds.allocate': 'POST /api/funds/accounts/:fundAccountId/allocate',
  'funds.answerAsked': 'POST /api/funds/transfers/:fundTransferId/decline',
  'funds.ask': 'POST /api/funds/transfers',
  'funds.call': 'POST /api/funds/campaigns',
  'funds.campaign': 'GET /api/funds/campaigns/:specialCampaignId',
  'funds.campaigns': 'GET /api/funds/campaigns',
  'funds.checkPublication': 'POST /api/funds/publications/:fundPublicationId/check',
  'funds.close': 'POST /api/funds/accounts/:fundAccountId/close',
  'funds.closeCampaign': 'POST /api/funds/campaigns/:specialCampaignId/close',
  'funds.counter': 'POST /api/funds/entries/:fundEntryId/counter',
  'funds.decide': 'POST /api/funds/requests/:fundRequestId/decide',
  'funds.draftPublication': 'POST /api/funds/accounts/:fundAccountId/publications',
  'funds.entries': 'GET /api/funds/accounts/:fundAccountId/entries',
  'funds.finishStep': 'POST /api/funds/steps/:fundStepId/finish',
  'funds.give': 'POST /api/funds/campaigns/:specialCampaignId/gifts',
  'funds.importStatement': 'POST /api/funds/accounts/:fundAccountId/statements',
  'funds.openAccount': 'POST /api/funds/accounts',
  'funds.pay': 'POST /api/funds/requests/:fundRequestId/pay',
  'funds.post': 'POST /api/funds/accounts/:fundAccountId/entries',
  'funds.proof': 'GET /api/funds/accounts/:fundAccountId/proof',
  'funds.publication': 'GET /api/funds/publications/:fundPublicationId',
  'funds.publications': 'GET /api/funds/publications',
  'funds.publish': 'POST /api/funds/publications/:fundPublicationId/publish',
  'funds.receipt': 'GET /api/funds/entries/:fundEntryId/receipt',
  'funds.receive': 'POST /api/funds/transfers/:fundTransferId/receive',
  'funds.refuse': 'POST /api/funds/transfers/:fundTransferId/refuse',
  'funds.remit': 'POST /api/funds/accounts/:fundAccountId/remit',
  'funds.remittable': 'GET /api/funds/accounts/:fundAccountId/remittable',
  'funds.reportCampaign': 'POST /api/funds/campaigns/:specialCampaignId/report',
  'funds.request': 'POST /api/funds/accounts/:fundAccountId/requests',
  'funds.requests': 'GET /api/funds/requests',
  'funds.settle': 'POST /api/funds/statement-rows/:fundStatementRowId/settle',
  'funds.statement': 'GET /api/funds/statements/:fundStatementId',
  'funds.statementFile': 'GET /api/funds/statements/:fundStatementId/open-rows',
  'funds.step': 'GET /api/funds/steps/:fundStepId',
  'funds.takeBack': 'POST /api/funds/transfers/:fundTransferId/take-back',
  'funds.transfers': 'GET /api/funds/transfers',
  'funds.withdraw': 'POST /api/funds/requests/:fundRequestId/withdraw',
  'gradings.addReviewer': 'POST /api/reviewers',
  'gradings.board': 'GET /api/rounds/:roundId/board',
  'gradings.rate': 'PUT /api/score-sheets/:sheetId/raters/:reviewerId',
  'gradings.removeReviewer': 'DELETE /api/reviewers/:reviewerId',
  'gradings.reviewers': 'GET /api/reviewers',
  'gradings.rows': 'GET /api/rounds/:roundId/rows',
  'gradings.save': 'PUT /api/score-sheets/:sheetId/draft',
  'gradings.sheet': 'GET /api/score-sheets/:sheetId',
  'gradings.submit': 'POST /api/score-sheets/:sheetId/submit',
  'grants.grant': 'POST /api/admin/grants',
  'grants.holders': 'GET /api/admin/grant-holders',
  'grants.orgs': 'GET /api/admin/grant-orgs',
  'grants.resetTotp': 'POST /api/admin/grant-holders/:userId/reset-totp',
  'grants.revoke': 'POST /api/admin/grants/:grantId/revoke',
  'grants.roles': 'GET /api/admin/roles',
  'imports.answer': 'POST /api/imports/:importId/answers',
  'imports.badRows': 'GET /api/imports/:importId/bad-rows',
  'imports.cancel': 'POST /api/imports/:importId/cancel',
  'imports.check': 'POST /api/imports/:importId/check',
  'imports.fields': 'GET /api/import-fields',
  'imports.findings': 'GET /api/imports/:importId/findings',
  'imports.list': 'GET /api/imports',
  'imports.run': 'POST /api/imports/:importId/run',
  'imports.setParts': 'PUT /api/imports/:importId/parts',
  'imports.takeBack': 'POST /api/imports/:importId/take-back',
  'imports.template': 'GET /api/import-template',
  'imports.upload': 'POST /api/imports',
  'imports.view': 'GET /api/imports/:importId',
  'intakes.accept': 'POST /api/intakes/:intakeId/accept',
  'intakes.answerOffer': 'POST /api/intakes/offers/:offerId/answer',
  'intakes.answerReview': 'POST /api/intakes/:intakeId/reviews/answer',
  'intakes.answerWrongdoing': 'POST /api/closed-reports/:wrongdoingId/answer',
  'intakes.askExtension': 'POST /api/intakes/:intakeId/extension',
  'intakes.askReview': 'POST /api/intakes/:intakeId/reviews',
  'intakes.assign': 'POST /api/intakes/:intakeId/assign',
  'intakes.decideExtension': 'POST /api/intakes/:intakeId/extension/decision',
  'intakes.decline': 'POST /api/intakes/:intakeId/decline',
  'intakes.get': 'GET /api/intakes/:intakeId',
  'intakes.handle': 'POST /api/intakes/:intakeId/handle',
  'intakes.handlers': 'GET /api/intakes/:intakeId/handlers',
  'intakes.link': 'POST /api/intakes/:intakeId/link',
  'intakes.list': 'GET /api/intakes',
  'intakes.missing': 'POST /api/intakes/:intakeId/missing',
  'intakes.offer': 'POST /api/intakes/:intakeId/offer',
  'intakes.offers': 'GET /api/intakes/offers',
  'intakes.pause': 'POST /api/intakes/:intakeId/pause',
  'intakes.rate': 'POST /api/intakes/:intakeId/rate',
  'intakes.register': 'POST /api/intakes',
  'intakes.reply': 'POST /api/intakes/:intakeId/reply',
  'intakes.resume': 'POST /api/intakes/:intakeId/resume',
  'intakes.supplied': 'POST /api/intakes/:intakeId/supplied',
  'intakes.withdrawOffer': 'POST /api/intakes/:intakeId/offer/withdraw',
  'intakes.wrongdoing': 'GET /api/closed-reports',
  'learning.certificate': 'GET /api/learning/certificates/:certificateId',
  'learning.certificates': 'GET /api/learning/certificates',
  'learning.create': 'POST /api/learning/plans',
  'learning.finish': 'POST /api/learning/plans/:planId/finish',
  'learning.hours': 'GET /api/learning/hours',
  'learning.mine': 'GET /api/learning/mine',
  'learning.plan': 'GET /api/learning/plans/:planId',
  'learning.plans': 'GET /api/learning/plans',
  'learning.record': 'POST /api/learning/plans/:planId/sessions',
  'learning.recordTest': 'POST /api/learning/plans/:planId/tests',
  'learning.revoke': 'POST /api/learning/certificates/:certificateId/revoke',
  'learning.verify': 'GET /api/certificates/:code',
  'learning.withdraw': 'POST /api/learning/plans/:planId/sessions/:sessionId/withdraw',
  'learning.withdrawTest': 'POST /api/learning/plans/:planId/tests/:testId/withdraw',
  'meetings.addItem': 'POST /api/meetings/:meetingId/agenda',
  'meetings.adjourn': 'POST /api/meetings/:meetingId/adjourn',
  'meetings.amend': 'POST /api/meetings/:meetingId/addenda',
  'meetings.attend': 'POST /api/meetings/:meetingId/attendance',
  'meetings.call': 'POST /api/meetings',
  'meetings.callPlanned': 'PUT /api/meetings/:meetingId/call',
  'meetings.cancel': 'POST /api/meetings/:meetingId/cancel',
  'meetings.close': 'POST /api/meetings/:meetingId/close',
  'meetings.deliver': 'POST /api/meetings/:meetingId/deliveries',
  'meetings.duties': 'GET /api/meetings/duties',
  'meetings.get': 'GET /api/meetings/:meetingId',
  'meetings.leave': 'POST /api/meetings/:meetingId/leave',
  'meetings.list': 'GET /api/meetings',
  'meetings.observe': 'PUT /api/meetings/:meetingId/observers',
  'meetings.open': 'POST /api/meetings/:meetingId/open',
  'meetings.record': 'POST /api/meetings/:meetingId/record',
  'meetings.resolve': 'POST /api/meetings/:meetingId/resolutions',
  'meetings.resume': 'POST /api/meetings/:meetingId/resume',
  'meetings.saveMinutes': 'PUT /api/meetings/:meetingId/minutes',
  'meetings.sign': 'POST /api/meetings/:meetingId/signatures',
  'meetings.signIn': 'POST /api/sign-in',
  'meetings.signInPage': 'GET /api/sign-in/:code',
  'meetings.signInPeople': 'POST /api/sign-in/people',
  'meetings.wall': 'GET /api/meetings/:meetingId/wall',
  'members.anchors': 'GET /api/members/anchors',
  'members.answerObjection': 'POST /api/objections/:objectionId/answer',
  'members.codes': 'GET /api/members/codes',
  'members.correct': 'POST /api/members/:memberId/correct',
  'members.count': 'GET /api/members/count',
  'members.history': 'GET /api/members/:memberId/history',
  'members.list': 'GET /api/members',
  'members.object': 'POST /api/me/objections',
  'members.objections': 'GET /api/objections',
  'members.ownHistory': 'GET /api/me/history',
  'members.ownReadings': 'GET /api/me/readings',
  'members.ownRecord': 'GET /api/me/record',
  'members.ownReveal': 'POST /api/me/reveal',
  'members.register': 'POST /api/members',
  'members.reveal': 'POST /api/members/:memberId/reveal',
  'members.transferMany': 'POST /api/members/transfer',
  'members.transition': 'POST /api/members/:memberId/status',
  'members.view': 'GET /api/members/:memberId',
  'methods.cancel': 'POST /api/runs/:runId/cancel',
  'methods.complete': 'POST /api/run-steps/:runStepId/complete',
  'methods.declineHandOver': 'POST /api/hand-overs/:handOverId/decline',
  'methods.methods': 'GET /api/methods',
  'methods.obligations': 'GET /api/obligations',
  'methods.returnTo': 'POST /api/run-steps/:runStepId/return',
  'methods.run': 'GET /api/runs/:runId',
  'methods.runs': 'GET /api/runs',
  'methods.seen': 'POST /api/runs/:runId/seen',
  'methods.skip': 'POST /api/run-steps/:runStepId/skip',
  'methods.start': 'POST /api/runs',
  'methods.startHandOver': 'POST /api/hand-overs/:handOverId/start',
  'methods.takeBack': 'POST /api/run-steps/:runStepId/take-back',
  'notices.answer': 'POST /api/notices/objections/:objectionId/answer',
  'notices.clear': 'POST /api/notices/clear',
  'notices.close': 'POST /api/notices/close',
  'notices.create': 'POST /api/notices',
  'notices.get': 'GET /api/notices/:noticeId',
  'notices.list': 'GET /api/notices',
  'notices.objections': 'GET /api/notices/objections',
  'notices.post': 'POST /api/notices/post',
  'notices.revise': 'PUT /api/notices/:noticeId/text',
  'notices.takeDown': 'POST /api/notices/:noticeId/take-down',
  'notifications.acknowledge': 'POST /api/messages/:messageId/acknowledge',
  'notifications.circular': 'GET /api/circulars/:circularId',
  'notifications.circulars': 'GET /api/circulars',
  'notifications.create': 'POST /api/circulars',
  'notifications.inbox': 'GET /api/messages',
  'notifications.read': 'POST /api/messages/read',
  'notifications.send': 'POST /api/circulars/:circularId/send',
  'notifications.update': 'PUT /api/circulars/:circularId',
  'orgs.activate': 'POST /api/orgs/:orgId/activate',
  'orgs.addRelation': 'POST /api/orgs/:orgId/relations',
  'orgs.apply': 'POST /api/orgs',
  'orgs.beginDissolving': 'POST /api/orgs/:orgId/begin-dissolving',
  'orgs.beginTerm': 'POST /api/orgs/:orgId/terms',
  'orgs.blockers': 'GET /api/orgs/:orgId/blockers',
  'orgs.children': 'GET /api/orgs/:orgId/children',
  'orgs.counts': 'GET /api/orgs/:orgId/counts',
  'orgs.dissolve': 'POST /api/orgs/:orgId/dissolve',
  'orgs.endRelation': 'POST /api/orgs/:orgId/relations/:relationId/end',
  'orgs.history': 'GET /api/orgs/:orgId/history',
  'orgs.merge': 'POST /api/orgs/:orgId/merge',
  'orgs.move': 'POST /api/orgs/:orgId/move',
  'orgs.rename': 'POST /api/orgs/:orgId/rename',
  'orgs.reply': 'POST /api/orgs/:orgId/reply',
  'orgs.restructure': 'POST /api/orgs/:orgId/restructure',
  'orgs.root': 'GET /api/orgs',
  'orgs.search': 'GET /api/orgs/search',
  'orgs.split': 'POST /api/orgs/:orgId/split',
  'orgs.view': 'GET /api/orgs/:orgId',
  'pairings.activate': 'POST /api/pairings/:pairingId/activate',
  'pairings.addDuty': 'POST /api/pairings/:pairingId/duties',
  'pairings.agree': 'POST /api/pairings/:pairingId/agree',
  'pairings.contact': 'POST /api/pairings/:pairingId/contacts',
  'pairings.declare': 'POST /api/pairings/:pairingId/conflict',
  'pairings.end': 'POST /api/pairings/:pairingId/end',
  'pairings.get': 'GET /api/pairings/:pairingId',
  'pairings.list': 'GET /api/pairings',
  'pairings.mine': 'GET /api/me/pairings',
  'pairings.propose': 'POST /api/pairings',
  'pairings.settleDuty': 'POST /api/pairings/:pairingId/duties/:pairingDutyId',
  'posts.appoint': 'POST /api/duty-posts/:dutyPostId/appoint',
  'posts.begin': 'POST /api/post-holdings/:postHoldingId/begin',
  'posts.claim': 'POST /api/duty-posts/:dutyPostId/claim',
  'posts.close': 'POST /api/duty-posts/:dutyPostId/close',
  'posts.confirm': 'POST /api/post-holdings/:postHoldingId/confirm',
  'posts.decline': 'POST /api/post-holdings/:postHoldingId/decline',
  'posts.end': 'POST /api/post-holdings/:postHoldingId/end',
  'posts.get': 'GET /api/duty-posts/:dutyPostId',
  'posts.list': 'GET /api/duty-posts',
  'posts.mine': 'GET /api/me/duty-posts',
  'posts.offer': 'POST /api/duty-posts',
  'posts.openItems': 'GET /api/post-holdings/:postHoldingId/open-items',
  'posts.planShift': 'POST /api/post-holdings/:postHoldingId/shifts',
  'posts.receive': 'POST /api/post-holdings/:postHoldingId/receive',
  'posts.recordShift': 'POST /api/post-shifts/:postShiftId/record',
  'registers.answer': 'POST /api/register-entries/:entryId/answer',
  'registers.correct': 'POST /api/register-entries/:entryId/correct',
  'registers.declare': 'POST /api/registers',
  'registers.enter': 'POST /api/registers/:kindId/entries',
  'registers.entries': 'GET /api/registers/:kindId/entries',
  'registers.entry': 'GET /api/register-entries/:entryId',
  'registers.history': 'GET /api/register-entries/:entryId/history',
  'registers.kind': 'GET /api/registers/:kindId',
  'registers.kinds': 'GET /api/registers',
  'registers.move': 'POST /api/register-entries/:entryId/move',
  'registers.object': 'POST /api/me/registers/:entryId/objections',
  'registers.own': 'GET /api/me/registers',
  'registers.ownEntry': 'GET /api/me/registers/:entryId',
  'registers.review': 'POST /api/register-entries/:entryId/review',
  'reports.close': 'POST /api/info/:infoId/close',
  'reports.followUp': 'POST /api/info/:infoId/follow-up',
  'reports.get': 'GET /api/info/:infoId',
  'reports.list': 'GET /api/info',
  'reports.receive': 'POST /api/info/:infoId/receive',
  'reports.send': 'POST /api/info/:infoId/send',
  'reports.signOff': 'POST /api/info/:infoId/sign-off',
  'reports.urgent': 'POST /api/info/urgent',
  'rounds.close': 'POST /api/rounds/:roundId/close',
  'rounds.create': 'POST /api/rounds',
  'rounds.discard': 'POST /api/rounds/:roundId/discard',
  'rounds.list': 'GET /api/rounds',
  'rounds.moveDate': 'POST /api/rounds/:roundId/dates',
  'rounds.open': 'POST /api/rounds/:roundId/open',
  'rounds.preview': 'GET /api/rounds/:roundId/preview',
  'rounds.remind': 'POST /api/rounds/:roundId/remind',
  'rounds.runs': 'GET /api/rounds/:roundId/runs',
  'rounds.update': 'PUT /api/rounds/:roundId',
  'rounds.view': 'GET /api/rounds/:roundId',
  'rules.list': 'GET /api/rules',
  'rules.rule': 'GET /api/rules/:ruleId',
  'rules.setLocal': 'PUT /api/rules/:ruleId/local',
  'search.search': 'GET /api/search',
  'statistics.check': 'POST /api/statistics/:snapshotId/check',
  'statistics.correct': 'POST /api/statistics/:snapshotId/correct',
  'statistics.freeze': 'POST /api/statistics',
  'statistics.get': 'GET /api/statistics/:snapshotId',
  'statistics.indicators': 'GET /api/statistics/indicators',
  'statistics.list': 'GET /api/statistics',
  'statistics.published': 'GET /api/public/statistics',
  'statistics.release': 'POST /api/statistics/:snapshotId/release',
  'statistics.rows': 'GET /api/statistics/:snapshotId/rows',
  'statistics.sign': 'POST /api/statistics/:snapshotId/sign',
  'todos.calendar': 'GET /api/todos/calendar',
  'todos.done': 'GET /api/todos/done',
  'todos.finish': 'POST /api/todos/:todoId/finish',
  'todos.open': 'GET /api/todos',
  'todos.takeBack': 'POST /api/todos/:todoId/take-back',
  'venues.accept': 'POST /api/venues/:venueId/accept',
  'venues.approve': 'POST /api/venues/:venueId/approve',
  'venues.beginDay': 'POST /api/venues/:venueId/day-open',
  'venues.book': 'POST /api/venues/:venueId/bookings',
  'venues.build': 'POST /api/venues/:venueId/built',
  'venues.cancelBooking': 'POST /api/venue-bookings/:venueBookingId/cancel',
  'venues.close': 'POST /api/venues/:venueId/close',
  'venues.decline': 'POST /api/venues/:venueId/decline',
  'venues.endDay': 'POST /api/venues/:venueId/day-close',
  'venues.get': 'GET /api/venues/:venueId',
  'venues.list': 'GET /api/venues',
  'venues.log': 'POST /api/venues/:venueId/upkeep',
  'venues.open': 'POST /api/venues/:venueId/open',
  'venues.plan': 'POST /api/venues',
  'venues.replan': 'POST /api/venues/:venueId/plan',
  'visits.counterSign': 'POST /api/visits/:visitId/counter-sign',
  'visits.get': 'GET /api/visits/:visitId',
  'visits.list': 'GET /api/visits',
  'visits.record': 'POST /api/visits',
  'visits.route': 'POST /api/visits/:visitId/needs/:needId/route',
  'votes.cast': 'POST /api/votes/ballots',
  'votes.close': 'POST /api/votes/:voteId/close',
  'votes.count': 'POST /api/votes/:voteId/counts',
  'votes.create': 'POST /api/votes',
  'votes.declare': 'POST /api/votes/:voteId/declare',
  'votes.fewerSeats': 'POST /api/votes/:voteId/fewer-seats',
  'votes.get': 'GET /api/votes/:voteId',
  'votes.list': 'GET /api/votes',
  'votes.next': 'POST /api/votes/:voteId/next',
  'votes.open': 'POST /api/votes/:voteId/open',
  'votes.paper': 'GET /api/votes/:voteId/ballot',
  'votes.prepare': 'PUT /api/votes/:voteId',
  'votes.presets': 'GET /api/votes/presets',
  'votes.receipts': 'GET /api/votes/:voteId/receipts',
  'votes.rerun': 'POST /api/votes/:voteId/rerun',
  'votes.ticket': 'POST /api/votes/:voteId/ticket',
  'votes.void': 'POST /api/votes/:voteId/void',
} as const;

/** Schemas of these routes, for types alone. */
export interface RouteMap {
  readonly 'accounts-admin.create': (typeof accountAdminRoutes)['create'];
  readonly 'accounts-admin.list': (typeof accountAdminRoutes)['list'];
  readonly 'accounts-admin.remove': (typeof accountAdminRoutes)['remove'];
  readonly 'accounts-admin.resetPassword': (typeof accountAdminRoutes)['resetPassword'];
  readonly 'accounts-admin.resume': (typeof accountAdminRoutes)['resume'];
  readonly 'accounts-admin.suspend': (typeof accountAdminRoutes)['suspend'];
  readonly 'accounts.changePassword': (typeof accountRoutes)['changePassword'];
  readonly 'accounts.confirmTotp': (typeof accountRoutes)['confirmTotp'];
  readonly 'accounts.endOtherSessions': (typeof accountRoutes)['endOtherSessions'];
  readonly 'accounts.endSession': (typeof accountRoutes)['endSession'];
  readonly 'accounts.removeTotp': (typeof accountRoutes)['removeTotp'];
  readonly 'accounts.savePreferences': (typeof accountRoutes)['savePreferences'];
  readonly 'accounts.session': (typeof accountRoutes)['session'];
  readonly 'accounts.sessions': (typeof accountRoutes)['sessions'];
  readonly 'accounts.signIn': (typeof accountRoutes)['signIn'];
  readonly 'accounts.signOut': (typeof accountRoutes)['signOut'];
  readonly 'accounts.startTotp': (typeof accountRoutes)['startTotp'];
  readonly 'accounts.switchGrant': (typeof accountRoutes)['switchGrant'];
  readonly 'appraisals.cast': (typeof appraisalRoutes)['cast'];
  readonly 'appraisals.close': (typeof appraisalRoutes)['close'];
  readonly 'appraisals.create': (typeof appraisalRoutes)['create'];
  readonly 'appraisals.get': (typeof appraisalRoutes)['get'];
  readonly 'appraisals.list': (typeof appraisalRoutes)['list'];
  readonly 'appraisals.open': (typeof appraisalRoutes)['open'];
  readonly 'appraisals.reissue': (typeof appraisalRoutes)['reissue'];
  readonly 'appraisals.rerun': (typeof appraisalRoutes)['rerun'];
  readonly 'appraisals.sheet': (typeof appraisalRoutes)['sheet'];
  readonly 'approvals.accept': (typeof approvalRoutes)['accept'];
  readonly 'approvals.create': (typeof approvalRoutes)['create'];
  readonly 'approvals.decide': (typeof approvalRoutes)['decide'];
  readonly 'approvals.get': (typeof approvalRoutes)['get'];
  readonly 'approvals.list': (typeof approvalRoutes)['list'];
  readonly 'approvals.opine': (typeof approvalRoutes)['opine'];
  readonly 'approvals.resubmit': (typeof approvalRoutes)['resubmit'];
  readonly 'approvals.returnStep': (typeof approvalRoutes)['returnStep'];
  readonly 'approvals.sendBack': (typeof approvalRoutes)['sendBack'];
  readonly 'approvals.withdraw': (typeof approvalRoutes)['withdraw'];
  readonly 'archives.list': (typeof archiveRoutes)['list'];
  readonly 'archives.read': (typeof archiveRoutes)['read'];
  readonly 'archives.seal': (typeof archiveRoutes)['seal'];
  readonly 'archives.verify': (typeof archiveRoutes)['verify'];
  readonly 'archives.view': (typeof archiveRoutes)['view'];
  readonly 'attachments.download': (typeof attachmentRoutes)['download'];
  readonly 'attachments.upload': (typeof attachmentRoutes)['upload'];
  readonly 'audit-trail.actions': (typeof auditRoutes)['actions'];
  readonly 'audit-trail.chain': (typeof auditRoutes)['chain'];
  readonly 'audit-trail.check': (typeof auditRoutes)['check'];
  readonly 'audit-trail.download': (typeof auditRoutes)['download'];
  readonly 'audit-trail.event': (typeof auditRoutes)['event'];
  readonly 'audit-trail.exports': (typeof auditRoutes)['exports'];
  readonly 'audit-trail.list': (typeof auditRoutes)['list'];
  readonly 'calendar.overview': (typeof calendarRoutes)['overview'];
  readonly 'calendar.save': (typeof calendarRoutes)['save'];
  readonly 'calendar.year': (typeof calendarRoutes)['year'];
  readonly 'commendations.confer': (typeof commendationRoutes)['confer'];
  readonly 'commendations.get': (typeof commendationRoutes)['get'];
  readonly 'commendations.hang': (typeof commendationRoutes)['hang'];
  readonly 'commendations.list': (typeof commendationRoutes)['list'];
  readonly 'commendations.withdraw': (typeof commendationRoutes)['withdraw'];
  readonly 'consequences.acknowledge': (typeof consequenceRoutes)['acknowledge'];
  readonly 'consequences.answerAppeal': (typeof consequenceRoutes)['answerAppeal'];
  readonly 'consequences.appeal': (typeof consequenceRoutes)['appeal'];
  readonly 'consequences.decide': (typeof consequenceRoutes)['decide'];
  readonly 'consequences.drop': (typeof consequenceRoutes)['drop'];
  readonly 'consequences.get': (typeof consequenceRoutes)['get'];
  readonly 'consequences.hear': (typeof consequenceRoutes)['hear'];
  readonly 'consequences.investigate': (typeof consequenceRoutes)['investigate'];
  readonly 'consequences.list': (typeof consequenceRoutes)['list'];
  readonly 'consequences.mine': (typeof consequenceRoutes)['mine'];
  readonly 'consequences.open': (typeof consequenceRoutes)['open'];
  readonly 'consequences.review': (typeof consequenceRoutes)['review'];
  readonly 'consequences.serve': (typeof consequenceRoutes)['serve'];
  readonly 'consequences.settle': (typeof consequenceRoutes)['settle'];
  readonly 'consequences.takeUp': (typeof consequenceRoutes)['takeUp'];
  readonly 'dues.answerRelief': (typeof duesRoutes)['answerRelief'];
  readonly 'dues.askRelief': (typeof duesRoutes)['askRelief'];
  readonly 'dues.assess': (typeof duesRoutes)['assess'];
  readonly 'dues.collect': (typeof duesRoutes)['collect'];
  readonly 'dues.counter': (typeof duesRoutes)['counter'];
  readonly 'dues.desk': (typeof duesRoutes)['desk'];
  readonly 'dues.importStandings': (typeof duesRoutes)['importStandings'];
  readonly 'dues.mine': (typeof duesRoutes)['mine'];
  readonly 'dues.openMonth': (typeof duesRoutes)['openMonth'];
  readonly 'dues.overview': (typeof duesRoutes)['overview'];
  readonly 'dues.pay': (typeof duesRoutes)['pay'];
  readonly 'dues.payments': (typeof duesRoutes)['payments'];
  readonly 'dues.receipts': (typeof duesRoutes)['receipts'];
  readonly 'dues.reliefs': (typeof duesRoutes)['reliefs'];
  readonly 'dues.standings': (typeof duesRoutes)['standings'];
  readonly 'exports.download': (typeof exportRoutes)['download'];
  readonly 'exports.list': (typeof exportRoutes)['list'];
  readonly 'exports.request': (typeof exportRoutes)['request'];
  readonly 'feeds.off': (typeof feedRoutes)['off'];
  readonly 'feeds.own': (typeof feedRoutes)['own'];
  readonly 'feeds.renew': (typeof feedRoutes)['renew'];
  readonly 'forms.another': (typeof formRoutes)['another'];
  readonly 'forms.answer': (typeof formRoutes)['answer'];
  readonly 'forms.create': (typeof formRoutes)['create'];
  readonly 'forms.evidence': (typeof formRoutes)['evidence'];
  readonly 'forms.get': (typeof formRoutes)['get'];
  readonly 'forms.list': (typeof formRoutes)['list'];
  readonly 'forms.saveDraft': (typeof formRoutes)['saveDraft'];
  readonly 'forms.sign': (typeof formRoutes)['sign'];
  readonly 'funds.account': (typeof fundRoutes)['account'];
  readonly 'funds.accounts': (typeof fundRoutes)['accounts'];
  readonly 'funds.allocate': (typeof fundRoutes)['allocate'];
  readonly 'funds.answerAsked': (typeof fundRoutes)['answerAsked'];
  readonly 'funds.ask': (typeof fundRoutes)['ask'];
  readonly 'funds.call': (typeof fundRoutes)['call'];
  readonly 'funds.campaign': (typeof fundRoutes)['campaign'];
  readonly 'funds.campaigns': (typeof fundRoutes)['campaigns'];
  readonly 'funds.checkPublication': (typeof fundRoutes)['checkPublication'];
  readonly 'funds.close': (typeof fundRoutes)['close'];
  readonly 'funds.closeCampaign': (typeof fundRoutes)['closeCampaign'];
  readonly 'funds.counter': (typeof fundRoutes)['counter'];
  readonly 'funds.decide': (typeof fundRoutes)['decide'];
  readonly 'funds.draftPublication': (typeof fundRoutes)['draftPublication'];
  readonly 'funds.entries': (typeof fundRoutes)['entries'];
  readonly 'funds.finishStep': (typeof fundRoutes)['finishStep'];
  readonly 'funds.give': (typeof fundRoutes)['give'];
  readonly 'funds.importStatement': (typeof fundRoutes)['importStatement'];
  readonly 'funds.openAccount': (typeof fundRoutes)['openAccount'];
  readonly 'funds.pay': (typeof fundRoutes)['pay'];
  readonly 'funds.post': (typeof fundRoutes)['post'];
  readonly 'funds.proof': (typeof fundRoutes)['proof'];
  readonly 'funds.publication': (typeof fundRoutes)['publication'];
  readonly 'funds.publications': (typeof fundRoutes)['publications'];
  readonly 'funds.publish': (typeof fundRoutes)['publish'];
  readonly 'funds.receipt': (typeof fundRoutes)['receipt'];
  readonly 'funds.receive': (typeof fundRoutes)['receive'];
  readonly 'funds.refuse': (typeof fundRoutes)['refuse'];
  readonly 'funds.remit': (typeof fundRoutes)['remit'];
  readonly 'funds.remittable': (typeof fundRoutes)['remittable'];
  readonly 'funds.reportCampaign': (typeof fundRoutes)['reportCampaign'];
  readonly 'funds.request': (typeof fundRoutes)['request'];
  readonly 'funds.requests': (typeof fundRoutes)['requests'];
  readonly 'funds.settle': (typeof fundRoutes)['settle'];
  readonly 'funds.statement': (typeof fundRoutes)['statement'];
  readonly 'funds.statementFile': (typeof fundRoutes)['statementFile'];
  readonly 'funds.step': (typeof fundRoutes)['step'];
  readonly 'funds.takeBack': (typeof fundRoutes)['takeBack'];
  readonly 'funds.transfers': (typeof fundRoutes)['transfers'];
  readonly 'funds.withdraw': (typeof fundRoutes)['withdraw'];
  readonly 'gradings.addReviewer': (typeof gradingRoutes)['addReviewer'];
  readonly 'gradings.board': (typeof gradingRoutes)['board'];
  readonly 'gradings.rate': (typeof gradingRoutes)['rate'];
  readonly 'gradings.removeReviewer': (typeof gradingRoutes)['removeReviewer'];
  readonly 'gradings.reviewers': (typeof gradingRoutes)['reviewers'];
  readonly 'gradings.rows': (typeof gradingRoutes)['rows'];
  readonly 'gradings.save': (typeof gradingRoutes)['save'];
  readonly 'gradings.sheet': (typeof gradingRoutes)['sheet'];
  readonly 'gradings.submit': (typeof gradingRoutes)['submit'];
  readonly 'grants.grant': (typeof grantRoutes)['grant'];
  readonly 'grants.holders': (typeof grantRoutes)['holders'];
  readonly 'grants.orgs': (typeof grantRoutes)['orgs'];
  readonly 'grants.resetTotp': (typeof grantRoutes)['resetTotp'];
  readonly 'grants.revoke': (typeof grantRoutes)['revoke'];
  readonly 'grants.roles': (typeof grantRoutes)['roles'];
  readonly 'imports.answer': (typeof importRoutes)['answer'];
  readonly 'imports.badRows': (typeof importRoutes)['badRows'];
  readonly 'imports.cancel': (typeof importRoutes)['cancel'];
  readonly 'imports.check': (typeof importRoutes)['check'];
  readonly 'imports.fields': (typeof importRoutes)['fields'];
  readonly 'imports.findings': (typeof importRoutes)['findings'];
  readonly 'imports.list': (typeof importRoutes)['list'];
  readonly 'imports.run': (typeof importRoutes)['run'];
  readonly 'imports.setParts': (typeof importRoutes)['setParts'];
  readonly 'imports.takeBack': (typeof importRoutes)['takeBack'];
  readonly 'imports.template': (typeof importRoutes)['template'];
  readonly 'imports.upload': (typeof importRoutes)['upload'];
  readonly 'imports.view': (typeof importRoutes)['view'];
  readonly 'intakes.accept': (typeof intakeRoutes)['accept'];
  readonly 'intakes.answerOffer': (typeof intakeRoutes)['answerOffer'];
  readonly 'intakes.answerReview': (typeof intakeRoutes)['answerReview'];
  readonly 'intakes.answerWrongdoing': (typeof intakeRoutes)['answerWrongdoing'];
  readonly 'intakes.askExtension': (typeof intakeRoutes)['askExtension'];
  readonly 'intakes.askReview': (typeof intakeRoutes)['askReview'];
  readonly 'intakes.assign': (typeof intakeRoutes)['assign'];
  readonly 'intakes.decideExtension': (typeof intakeRoutes)['decideExtension'];
  readonly 'intakes.decline': (typeof intakeRoutes)['decline'];
  readonly 'intakes.get': (typeof intakeRoutes)['get'];
  readonly 'intakes.handle': (typeof intakeRoutes)['handle'];
  readonly 'intakes.handlers': (typeof intakeRoutes)['handlers'];
  readonly 'intakes.link': (typeof intakeRoutes)['link'];
  readonly 'intakes.list': (typeof intakeRoutes)['list'];
  readonly 'intakes.missing': (typeof intakeRoutes)['missing'];
  readonly 'intakes.offer': (typeof intakeRoutes)['offer'];
  readonly 'intakes.offers': (typeof intakeRoutes)['offers'];
  readonly 'intakes.pause': (typeof intakeRoutes)['pause'];
  readonly 'intakes.rate': (typeof intakeRoutes)['rate'];
  readonly 'intakes.register': (typeof intakeRoutes)['register'];
  readonly 'intakes.reply': (typeof intakeRoutes)['reply'];
  readonly 'intakes.resume': (typeof intakeRoutes)['resume'];
  readonly 'intakes.supplied': (typeof intakeRoutes)['supplied'];
  readonly 'intakes.withdrawOffer': (typeof intakeRoutes)['withdrawOffer'];
  readonly 'intakes.wrongdoing': (typeof intakeRoutes)['wrongdoing'];
  readonly 'learning.certificate': (typeof learningRoutes)['certificate'];
  readonly 'learning.certificates': (typeof learningRoutes)['certificates'];
  readonly 'learning.create': (typeof learningRoutes)['create'];
  readonly 'learning.finish': (typeof learningRoutes)['finish'];
  readonly 'learning.hours': (typeof learningRoutes)['hours'];
  readonly 'learning.mine': (typeof learningRoutes)['mine'];
  readonly 'learning.plan': (typeof learningRoutes)['plan'];
  readonly 'learning.plans': (typeof learningRoutes)['plans'];
  readonly 'learning.record': (typeof learningRoutes)['record'];
  readonly 'learning.recordTest': (typeof learningRoutes)['recordTest'];
  readonly 'learning.revoke': (typeof learningRoutes)['revoke'];
  readonly 'learning.verify': (typeof learningRoutes)['verify'];
  readonly 'learning.withdraw': (typeof learningRoutes)['withdraw'];
  readonly 'learning.withdrawTest': (typeof learningRoutes)['withdrawTest'];
  readonly 'meetings.addItem': (typeof meetingRoutes)['addItem'];
  readonly 'meetings.adjourn': (typeof meetingRoutes)['adjourn'];
  readonly 'meetings.amend': (typeof meetingRoutes)['amend'];
  readonly 'meetings.attend': (typeof meetingRoutes)['attend'];
  readonly 'meetings.call': (typeof meetingRoutes)['call'];
  readonly 'meetings.callPlanned': (typeof meetingRoutes)['callPlanned'];
  readonly 'meetings.cancel': (typeof meetingRoutes)['cancel'];
  readonly 'meetings.close': (typeof meetingRoutes)['close'];
  readonly 'meetings.deliver': (typeof meetingRoutes)['deliver'];
  readonly 'meetings.duties': (typeof meetingRoutes)['duties'];
  readonly 'meetings.get': (typeof meetingRoutes)['get'];
  readonly 'meetings.leave': (typeof meetingRoutes)['leave'];
  readonly 'meetings.list': (typeof meetingRoutes)['list'];
  readonly 'meetings.observe': (typeof meetingRoutes)['observe'];
  readonly 'meetings.open': (typeof meetingRoutes)['open'];
  readonly 'meetings.record': (typeof meetingRoutes)['record'];
  readonly 'meetings.resolve': (typeof meetingRoutes)['resolve'];
  readonly 'meetings.resume': (typeof meetingRoutes)['resume'];
  readonly 'meetings.saveMinutes': (typeof meetingRoutes)['saveMinutes'];
  readonly 'meetings.sign': (typeof meetingRoutes)['sign'];
  readonly 'meetings.signIn': (typeof meetingRoutes)['signIn'];
  readonly 'meetings.signInPage': (typeof meetingRoutes)['signInPage'];
  readonly 'meetings.signInPeople': (typeof meetingRoutes)['signInPeople'];
  readonly 'meetings.wall': (typeof meetingRoutes)['wall'];
  readonly 'members.anchors': (typeof memberRoutes)['anchors'];
  readonly 'members.answerObjection': (typeof memberRoutes)['answerObjection'];
  readonly 'members.codes': (typeof memberRoutes)['codes'];
  readonly 'members.correct': (typeof memberRoutes)['correct'];
  readonly 'members.count': (typeof memberRoutes)['count'];
  readonly 'members.history': (typeof memberRoutes)['history'];
  readonly 'members.list': (typeof memberRoutes)['list'];
  readonly 'members.object': (typeof memberRoutes)['object'];
  readonly 'members.objections': (typeof memberRoutes)['objections'];
  readonly 'members.ownHistory': (typeof memberRoutes)['ownHistory'];
  readonly 'members.ownReadings': (typeof memberRoutes)['ownReadings'];
  readonly 'members.ownRecord': (typeof memberRoutes)['ownRecord'];
  readonly 'members.ownReveal': (typeof memberRoutes)['ownReveal'];
  readonly 'members.register': (typeof memberRoutes)['register'];
  readonly 'members.reveal': (typeof memberRoutes)['reveal'];
  readonly 'members.transferMany': (typeof memberRoutes)['transferMany'];
  readonly 'members.transition': (typeof memberRoutes)['transition'];
  readonly 'members.view': (typeof memberRoutes)['view'];
  readonly 'methods.cancel': (typeof methodRoutes)['cancel'];
  readonly 'methods.complete': (typeof methodRoutes)['complete'];
  readonly 'methods.declineHandOver': (typeof methodRoutes)['declineHandOver'];
  readonly 'methods.methods': (typeof methodRoutes)['methods'];
  readonly 'methods.obligations': (typeof methodRoutes)['obligations'];
  readonly 'methods.returnTo': (typeof methodRoutes)['returnTo'];
  readonly 'methods.run': (typeof methodRoutes)['run'];
  readonly 'methods.runs': (typeof methodRoutes)['runs'];
  readonly 'methods.seen': (typeof methodRoutes)['seen'];
  readonly 'methods.skip': (typeof methodRoutes)['skip'];
  readonly 'methods.start': (typeof methodRoutes)['start'];
  readonly 'methods.startHandOver': (typeof methodRoutes)['startHandOver'];
  readonly 'methods.takeBack': (typeof methodRoutes)['takeBack'];
  readonly 'notices.answer': (typeof noticeRoutes)['answer'];
  readonly 'notices.clear': (typeof noticeRoutes)['clear'];
  readonly 'notices.close': (typeof noticeRoutes)['close'];
  readonly 'notices.create': (typeof noticeRoutes)['create'];
  readonly 'notices.get': (typeof noticeRoutes)['get'];
  readonly 'notices.list': (typeof noticeRoutes)['list'];
  readonly 'notices.objections': (typeof noticeRoutes)['objections'];
  readonly 'notices.post': (typeof noticeRoutes)['post'];
  readonly 'notices.revise': (typeof noticeRoutes)['revise'];
  readonly 'notices.takeDown': (typeof noticeRoutes)['takeDown'];
  readonly 'notifications.acknowledge': (typeof notificationRoutes)['acknowledge'];
  readonly 'notifications.circular': (typeof notificationRoutes)['circular'];
  readonly 'notifications.circulars': (typeof notificationRoutes)['circulars'];
  readonly 'notifications.create': (typeof notificationRoutes)['create'];
  readonly 'notifications.inbox': (typeof notificationRoutes)['inbox'];
  readonly 'notifications.read': (typeof notificationRoutes)['read'];
  readonly 'notifications.send': (typeof notificationRoutes)['send'];
  readonly 'notifications.update': (typeof notificationRoutes)['update'];
  readonly 'orgs.activate': (typeof orgRoutes)['activate'];
  readonly 'orgs.addRelation': (typeof orgRoutes)['addRelation'];
  readonly 'orgs.apply': (typeof orgRoutes)['apply'];
  readonly 'orgs.beginDissolving': (typeof orgRoutes)['beginDissolving'];
  readonly 'orgs.beginTerm': (typeof orgRoutes)['beginTerm'];
  readonly 'orgs.blockers': (typeof orgRoutes)['blockers'];
  readonly 'orgs.children': (typeof orgRoutes)['children'];
  readonly 'orgs.counts': (typeof orgRoutes)['counts'];
  readonly 'orgs.dissolve': (typeof orgRoutes)['dissolve'];
  readonly 'orgs.endRelation': (typeof orgRoutes)['endRelation'];
  readonly 'orgs.history': (typeof orgRoutes)['history'];
  readonly 'orgs.merge': (typeof orgRoutes)['merge'];
  readonly 'orgs.move': (typeof orgRoutes)['move'];
  readonly 'orgs.rename': (typeof orgRoutes)['rename'];
  readonly 'orgs.reply': (typeof orgRoutes)['reply'];
  readonly 'orgs.restructure': (typeof orgRoutes)['restructure'];
  readonly 'orgs.root': (typeof orgRoutes)['root'];
  readonly 'orgs.search': (typeof orgRoutes)['search'];
  readonly 'orgs.split': (typeof orgRoutes)['split'];
  readonly 'orgs.view': (typeof orgRoutes)['view'];
  readonly 'pairings.activate': (typeof pairingRoutes)['activate'];
  readonly 'pairings.addDuty': (typeof pairingRoutes)['addDuty'];
  readonly 'pairings.agree': (typeof pairingRoutes)['agree'];
  readonly 'pairings.contact': (typeof pairingRoutes)['contact'];
  readonly 'pairings.declare': (typeof pairingRoutes)['declare'];
  readonly 'pairings.end': (typeof pairingRoutes)['end'];
  readonly 'pairings.get': (typeof pairingRoutes)['get'];
  readonly 'pairings.list': (typeof pairingRoutes)['list'];
  readonly 'pairings.mine': (typeof pairingRoutes)['mine'];
  readonly 'pairings.propose': (typeof pairingRoutes)['propose'];
  readonly 'pairings.settleDuty': (typeof pairingRoutes)['settleDuty'];
  readonly 'posts.appoint': (typeof postRoutes)['appoint'];
  readonly 'posts.begin': (typeof postRoutes)['begin'];
  readonly 'posts.claim': (typeof postRoutes)['claim'];
  readonly 'posts.close': (typeof postRoutes)['close'];
  readonly 'posts.confirm': (typeof postRoutes)['confirm'];
  readonly 'posts.decline': (typeof postRoutes)['decline'];
  readonly 'posts.end': (typeof postRoutes)['end'];
  readonly 'posts.get': (typeof postRoutes)['get'];
  readonly 'posts.list': (typeof postRoutes)['list'];
  readonly 'posts.mine': (typeof postRoutes)['mine'];
  readonly 'posts.offer': (typeof postRoutes)['offer'];
  readonly 'posts.openItems': (typeof postRoutes)['openItems'];
  readonly 'posts.planShift': (typeof postRoutes)['planShift'];
  readonly 'posts.receive': (typeof postRoutes)['receive'];
  readonly 'posts.recordShift': (typeof postRoutes)['recordShift'];
  readonly 'registers.answer': (typeof registerRoutes)['answer'];
  readonly 'registers.correct': (typeof registerRoutes)['correct'];
  readonly 'registers.declare': (typeof registerRoutes)['declare'];
  readonly 'registers.enter': (typeof registerRoutes)['enter'];
  readonly 'registers.entries': (typeof registerRoutes)['entries'];
  readonly 'registers.entry': (typeof registerRoutes)['entry'];
  readonly 'registers.history': (typeof registerRoutes)['history'];
  readonly 'registers.kind': (typeof registerRoutes)['kind'];
  readonly 'registers.kinds': (typeof registerRoutes)['kinds'];
  readonly 'registers.move': (typeof registerRoutes)['move'];
  readonly 'registers.object': (typeof registerRoutes)['object'];
  readonly 'registers.own': (typeof registerRoutes)['own'];
  readonly 'registers.ownEntry': (typeof registerRoutes)['ownEntry'];
  readonly 'registers.review': (typeof registerRoutes)['review'];
  readonly 'reports.close': (typeof infoRoutes)['close'];
  readonly 'reports.followUp': (typeof infoRoutes)['followUp'];
  readonly 'reports.get': (typeof infoRoutes)['get'];
  readonly 'reports.list': (typeof infoRoutes)['list'];
  readonly 'reports.receive': (typeof infoRoutes)['receive'];
  readonly 'reports.send': (typeof infoRoutes)['send'];
  readonly 'reports.signOff': (typeof infoRoutes)['signOff'];
  readonly 'reports.urgent': (typeof infoRoutes)['urgent'];
  readonly 'rounds.close': (typeof roundRoutes)['close'];
  readonly 'rounds.create': (typeof roundRoutes)['create'];
  readonly 'rounds.discard': (typeof roundRoutes)['discard'];
  readonly 'rounds.list': (typeof roundRoutes)['list'];
  readonly 'rounds.moveDate': (typeof roundRoutes)['moveDate'];
  readonly 'rounds.open': (typeof roundRoutes)['open'];
  readonly 'rounds.preview': (typeof roundRoutes)['preview'];
  readonly 'rounds.remind': (typeof roundRoutes)['remind'];
  readonly 'rounds.runs': (typeof roundRoutes)['runs'];
  readonly 'rounds.update': (typeof roundRoutes)['update'];
  readonly 'rounds.view': (typeof roundRoutes)['view'];
  readonly 'rules.list': (typeof ruleRoutes)['list'];
  readonly 'rules.rule': (typeof ruleRoutes)['rule'];
  readonly 'rules.setLocal': (typeof ruleRoutes)['setLocal'];
  readonly 'search.search': (typeof searchRoutes)['search'];
  readonly 'statistics.check': (typeof statisticsRoutes)['check'];
  readonly 'statistics.correct': (typeof statisticsRoutes)['correct'];
  readonly 'statistics.freeze': (typeof statisticsRoutes)['freeze'];
  readonly 'statistics.get': (typeof statisticsRoutes)['get'];
  readonly 'statistics.indicators': (typeof statisticsRoutes)['indicators'];
  readonly 'statistics.list': (typeof statisticsRoutes)['list'];
  readonly 'statistics.published': (typeof statisticsRoutes)['published'];
  readonly 'statistics.release': (typeof statisticsRoutes)['release'];
  readonly 'statistics.rows': (typeof statisticsRoutes)['rows'];
  readonly 'statistics.sign': (typeof statisticsRoutes)['sign'];
  readonly 'todos.calendar': (typeof todoRoutes)['calendar'];
  readonly 'todos.done': (typeof todoRoutes)['done'];
  readonly 'todos.finish': (typeof todoRoutes)['finish'];
  readonly 'todos.open': (typeof todoRoutes)['open'];
  readonly 'todos.takeBack': (typeof todoRoutes)['takeBack'];
  readonly 'venues.accept': (typeof venueRoutes)['accept'];
  readonly 'venues.approve': (typeof venueRoutes)['approve'];
  readonly 'venues.beginDay': (typeof venueRoutes)['beginDay'];
  readonly 'venues.book': (typeof venueRoutes)['book'];
  readonly 'venues.build': (typeof venueRoutes)['build'];
  readonly 'venues.cancelBooking': (typeof venueRoutes)['cancelBooking'];
  readonly 'venues.close': (typeof venueRoutes)['close'];
  readonly 'venues.decline': (typeof venueRoutes)['decline'];
  readonly 'venues.endDay': (typeof venueRoutes)['endDay'];
  readonly 'venues.get': (typeof venueRoutes)['get'];
  readonly 'venues.list': (typeof venueRoutes)['list'];
  readonly 'venues.log': (typeof venueRoutes)['log'];
  readonly 'venues.open': (typeof venueRoutes)['open'];
  readonly 'venues.plan': (typeof venueRoutes)['plan'];
  readonly 'venues.replan': (typeof venueRoutes)['replan'];
  readonly 'visits.counterSign': (typeof visitRoutes)['counterSign'];
  readonly 'visits.get': (typeof visitRoutes)['get'];
  readonly 'visits.list': (typeof visitRoutes)['list'];
  readonly 'visits.record': (typeof visitRoutes)['record'];
  readonly 'visits.route': (typeof visitRoutes)['route'];
  readonly 'votes.cast': (typeof voteRoutes)['cast'];
  readonly 'votes.close': (typeof voteRoutes)['close'];
  readonly 'votes.count': (typeof voteRoutes)['count'];
  readonly 'votes.create': (typeof voteRoutes)['create'];
  readonly 'votes.declare': (typeof voteRoutes)['declare'];
  readonly 'votes.fewerSeats': (typeof voteRoutes)['fewerSeats'];
  readonly 'votes.get': (typeof voteRoutes)['get'];
  readonly 'votes.list': (typeof voteRoutes)['list'];
  readonly 'votes.next': (typeof voteRoutes)['next'];
  readonly 'votes.open': (typeof voteRoutes)['open'];
  readonly 'votes.paper': (typeof voteRoutes)['paper'];
  readonly 'votes.prepare': (typeof voteRoutes)['prepare'];
  readonly 'votes.presets': (typeof voteRoutes)['presets'];
  readonly 'votes.receipts': (typeof voteRoutes)['receipts'];
  readonly 'votes.rerun': (typeof voteRoutes)['rerun'];
  readonly 'votes.ticket': (typeof voteRoutes)['ticket'];
  readonly 'votes.void': (typeof voteRoutes)['void'];
}
