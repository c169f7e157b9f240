import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of the method engine. */
export const methodRefusals: RefusalCatalogue = {
  'method.unknown': {
    status: 404,
    zh: '没有“{method}”这个方法。请在方法目录中选择。',
    en: 'There is no method “{method}”. Choose one from the catalogue.',
  },
  'method.primitive-missing': {
    status: 422,
    zh: '“{method}”还不能开展：本系统尚未提供它需要的功能（{primitives}）。',
    en: '“{method}” cannot start yet: the platform does not offer what it needs ({primitives}).',
  },
  'method.not-for-this-organisation': {
    status: 422,
    zh: '“{method}”适用于{levels}，{org}不在其中。',
    en: '“{method}” is for {levels}; {org} is none of them.',
  },
  'run.already-in-round': {
    status: 409,
    zh: '{org}在这一轮中已经有一件，不能重复开展。',
    en: '{org} already has its run in this round.',
  },
  'run.ended': {
    status: 409,
    zh: '“{title}”已经结束，不能再改。',
    en: '“{title}” has ended and cannot be changed.',
  },
  'step.not-open': {
    status: 409,
    zh: '“{step}”现在不能办：{state}。请刷新查看最新进展。',
    en: '“{step}” cannot be done now: {state}. Reload to see where it stands.',
  },
  'step.not-yours': {
    status: 403,
    zh: '“{step}”由{who}办理，您现在的身份不能办。',
    en: '“{step}” is done by {who}; your present role may not do it.',
  },
  'step.not-ready': {
    status: 422,
    zh: '“{step}”还不能办结：{reasons}',
    en: '“{step}” cannot be finished yet: {reasonsEn}',
  },
  'step.already-seen': {
    status: 409,
    zh: '“{step}”已经不能撤回：{who}已开始办理下一步。请与对方联系退回。',
    en: '“{step}” can no longer be taken back: {who} has begun the next step. Ask them to return it.',
  },
  'hand-over.answered': {
    status: 409,
    zh: '这项交接已经处理过了。',
    en: 'This hand-over has been answered already.',
  },
  'run.already-started': { status: 409, zh: '这件事已经开始了。', en: 'This has started already.' },
  'run.not-running': { status: 409, zh: '这件事已经结束，不能再改。', en: 'This has ended and cannot be changed.' },
  'run.unknown-step': { status: 404, zh: '没有这一步。', en: 'There is no such step.' },
  'run.step-not-open': {
    status: 409,
    zh: '“{step}”现在不能办：{state}。请刷新查看最新进展。',
    en: '“{step}” cannot be done now ({state}). Reload to see where it stands.',
  },
  'run.step-not-optional': {
    status: 422,
    zh: '“{step}”是必经步骤，不能跳过。',
    en: '“{step}” is required and cannot be skipped.',
  },
  'run.reason-missing': {
    status: 422,
    zh: '“{step}”请写明理由。{what}',
    en: '“{step}”: please give the reason. {what}',
  },
  'run.records-missing': { status: 422, zh: '“{step}”还缺：{missing}。', en: '“{step}” still lacks: {missing}.' },
  'run.condition-unmet': {
    status: 422,
    zh: '“{step}”还不能办结：{what}。',
    en: '“{step}” cannot be finished yet: {what}.',
  },
  'run.too-early': {
    status: 422,
    zh: '“{step}”最早 {earliestOn} 可以办。',
    en: '“{step}” may be done on {earliestOn} at the earliest.',
  },
  'run.outcome-missing': { status: 422, zh: '“{step}”请选择结果。', en: '“{step}”: choose the outcome.' },
  'run.outcome-unknown': {
    status: 422,
    zh: '“{step}”没有“{outcome}”这种结果。',
    en: '“{step}” has no outcome “{outcome}”.',
  },
  'run.check-missing': { status: 422, zh: '“{step}”还没有人审核。', en: '“{step}” has not been checked yet.' },
  'run.same-person': {
    status: 422,
    zh: '“{step}”要由另外的人把关：不能由办理“{checked}”的同一个人独自审核。',
    en: '“{step}” needs another person: who alone did “{checked}” may not check it.',
  },
  'run.return-not-allowed': {
    status: 422,
    zh: '“{step}”不能退回到“{to}”。可以退回到：{allowed}。',
    en: '“{step}” cannot be sent back to “{to}”. Possible: {allowed}.',
  },
  'run.extension-not-allowed': { status: 422, zh: '“{step}”不能延期。', en: '“{step}” cannot be extended.' },
  'run.extension-too-long': {
    status: 422,
    zh: '“{step}”最迟可以延到 {latestOn}。',
    en: '“{step}” may be extended to {latestOn} at the latest.',
  },
  'run.not-lapsed': { status: 409, zh: '“{step}”还没有过期。', en: '“{step}” has not lapsed.' },
  'run.work-done': {
    status: 409,
    zh: '“{step}”已有办理记录，不能作过期处理。',
    en: '“{step}” has records and does not lapse.',
  },
};
