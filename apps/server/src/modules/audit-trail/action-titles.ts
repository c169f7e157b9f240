import type { Permissions } from '../../platform/access/permissions.ts';

/** Acts whose name is no permission of a role: on the own account, by the platform itself, or finer than a permission. */
const ownTitles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'account.sign-in': { zh: '登录', en: 'Signed in' },
  'account.sign-out': { zh: '退出登录', en: 'Signed out' },
  'account.lock': { zh: '连续输错密码，暂停登录', en: 'Locked after wrong passwords' },
  'account.switch-grant': { zh: '切换身份', en: 'Switched roles' },
  'account.end-session': { zh: '让其他设备退出登录', en: 'Signed out other devices' },
  'account.change-password': { zh: '修改自己的密码', en: 'Changed own password' },
  'account.start-totp': { zh: '开始设置动态码', en: 'Started setting up an authenticator' },
  'account.confirm-totp': { zh: '启用动态码', en: 'Set up an authenticator' },
  'account.remove-totp': { zh: '停用动态码', en: 'Removed an authenticator' },
  'account.resume': { zh: '恢复账号', en: 'Resumed an account' },
  'export.take': { zh: '导出名单', en: 'Took out a list of persons' },
  'audit.check': { zh: '要求核对审计链', en: 'Asked for a check of the chain' },
  'export.request': { zh: '申请导出', en: 'Asked for an export' },
  'appraisal.create': { zh: '设计测评', en: 'Designed an appraisal' },
  'appraisal.open': { zh: '开始测评', en: 'Opened an appraisal' },
  'appraisal.reissue': { zh: '重新取测评码', en: 'Issued codes again' },
  'appraisal.close': { zh: '结束测评并汇总', en: 'Closed an appraisal' },
  'appraisal.rerun': { zh: '重新组织测评', en: 'Held an appraisal again' },
  'appraisal.remove-sheets': { zh: '按期删除测评表', en: 'Removed the sheets in time' },
  'approval.accept': { zh: '受理请示', en: 'Accepted a request' },
  'approval.extend': { zh: '延长审批期限', en: 'Extended the time for a decision' },
  'approval.send-back': { zh: '退回补正', en: 'Sent a request back' },
  'approval.withdraw': { zh: '撤回请示', en: 'Withdrew a request' },
  'attachment.remove': { zh: '删除附件', en: 'Removed a file' },
  'circular.create': { zh: '起草通知', en: 'Drafted a circular' },
  'circular.update': { zh: '修改通知', en: 'Changed a circular' },
  'commendation.decline': { zh: '不予授予', en: 'Declined a commendation' },
  'commendation.expire': { zh: '星级到期', en: 'Stars expired' },
  'commendation.withdraw': { zh: '撤销授予', en: 'Withdrew a commendation' },
  'form.create': { zh: '建立表单', en: 'Made a form' },
  'form.evidence': { zh: '增减佐证材料', en: 'Changed the evidence of a form' },
  'grading.create': { zh: '建立评分表', en: 'Made a score sheet' },
  'grading.rate': { zh: '登记评审员打分', en: 'Entered the points of a reviewer' },
  'grading.submit': { zh: '提交评分', en: 'Submitted a score sheet' },
  'grading.reopen': { zh: '退回重新评分', en: 'Opened a score sheet again' },
  'grading.add-reviewer': { zh: '加入评审组', en: 'Added a reviewer' },
  'grading.remove-reviewer': { zh: '移出评审组', en: 'Removed a reviewer' },
  'hand-over.start': { zh: '接续办理', en: 'Started what follows' },
  'hand-over.decline': { zh: '不接续办理', en: 'Declined what follows' },
  'import.upload': { zh: '上传导入文件', en: 'Uploaded a file for import' },
  'import.write': { zh: '写入导入数据', en: 'Wrote an import' },
  'import.take-back': { zh: '撤回导入', en: 'Took back an import' },
  'learning.credit': { zh: '学习结束，记入学时', en: 'Credited learning' },
  'learning.reopen': { zh: '重新开始学习', en: 'Opened learning again' },
  'learning.withdraw': { zh: '作废学习记录', en: 'Withdrew a session' },
  'meeting.add-item': { zh: '临时增加议题', en: 'Added an item' },
  'meeting.adjourn': { zh: '休会', en: 'Adjourned a meeting' },
  'meeting.amend': { zh: '补正会议记录', en: 'Amended minutes' },
  'meeting.attend': { zh: '登记到会', en: 'Marked attendance' },
  'meeting.cancel': { zh: '取消会议', en: 'Cancelled a meeting' },
  'meeting.close': { zh: '宣布散会', en: 'Closed a meeting' },
  'meeting.deliver': { zh: '登记已通知', en: 'Marked people as told' },
  'meeting.files': { zh: '增减会议附件', en: 'Changed the files of a meeting' },
  'meeting.observe': { zh: '登记列席人数', en: 'Counted observers' },
  'meeting.open': { zh: '宣布开会', en: 'Opened a meeting' },
  'meeting.reopen': { zh: '退回会议记录', en: 'Opened minutes again' },
  'meeting.resolve': { zh: '登记表决', en: 'Entered a vote' },
  'meeting.resume': { zh: '复会', en: 'Resumed a meeting' },
  'meeting.sign-in': { zh: '扫码签到', en: 'Signed in to a meeting' },
  'member.export': { zh: '导出党员名册', en: 'Exported a roll' },
  'member.import': { zh: '导入党员', en: 'Imported members' },
  'member.object': { zh: '提出信息有误', en: 'Objected to own record' },
  'message.acknowledge': { zh: '确认收到通知', en: 'Acknowledged a message' },
  'message.remind': { zh: '提醒查看通知', en: 'Reminded of a message' },
  'notice.close': { zh: '结束公示', en: 'Ended a notice' },
  'notice.object': { zh: '收到异议', en: 'Received an objection' },
  'notice.take-down': { zh: '撤下公示', en: 'Took a notice down' },
  'org.export': { zh: '导出组织', en: 'Exported organisations' },
  'org.import': { zh: '导入组织', en: 'Imported organisations' },
  'round.create': { zh: '起草轮次', en: 'Drafted a round' },
  'round.update': { zh: '修改轮次', en: 'Changed a round' },
  'round.open': { zh: '开启轮次', en: 'Opened a round' },
  'round.opened': { zh: '轮次已开启', en: 'A round is open' },
  'round.move-date': { zh: '调整轮次日期', en: 'Moved a date of a round' },
  'round.close': { zh: '结束轮次', en: 'Closed a round' },
  'round.discard': { zh: '作废轮次草稿', en: 'Discarded a draft of a round' },
  'run.complete-step': { zh: '办结步骤', en: 'Completed a step' },
  'run.lapse-step': { zh: '步骤到期终止', en: 'A step lapsed' },
  'run.return-step': { zh: '退回步骤', en: 'Returned a step' },
  'run.skip-step': { zh: '跳过步骤', en: 'Skipped a step' },
  'run.take-back-step': { zh: '撤回办结', en: 'Took back a completion' },
  'stats.drift': { zh: '统计数重新核对', en: 'Counts were put right' },
  'todo.finish': { zh: '待办标为已办', en: 'Marked a to-do as done' },
  'todo.take-back': { zh: '撤回已办', en: 'Took back a to-do' },
};

/** Title of an action for people: the permission that allowed it, or our own word; the id where neither is known. */
export function actionTitle(action: string, permissions: Permissions): { readonly zh: string; readonly en: string } {
  const own = ownTitles[action];
  if (own) return own;
  const permission = permissions.all.get(action);
  return permission ? { zh: permission.titleZh, en: permission.titleEn } : { zh: action, en: action };
}

/** Every action with a title, for the filter. */
export function knownActions(permissions: Permissions): { id: string; titleZh: string; titleEn: string }[] {
  const ids = [...new Set([...Object.keys(ownTitles), ...permissions.all.keys()])].sort();
  return ids.map((id) => {
    const title = actionTitle(id, permissions);
    return { id, titleZh: title.zh, titleEn: title.en };
  });
}
