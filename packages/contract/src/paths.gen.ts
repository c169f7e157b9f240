// Written by `npm run gen`; do not edit.
import type { accountRoutes, approvalRoutes, formRoutes, todoRoutes } from './index.ts';

/** Method and address of every route, for the browser. */
export const paths = {
  'accounts.session': 'GET /api/session',
  'accounts.signIn': 'POST /api/session',
  'accounts.signOut': 'DELETE /api/session',
  'accounts.switchGrant': 'POST /api/session/grant',
  'approvals.accept': 'POST /api/approvals/:approvalId/accept',
  'approvals.create': 'POST /api/approvals',
  'approvals.decide': 'POST /api/approvals/decide',
  'approvals.extend': 'POST /api/approvals/:approvalId/extend',
  'approvals.get': 'GET /api/approvals/:approvalId',
  'approvals.list': 'GET /api/approvals',
  'approvals.opine': 'POST /api/approvals/:approvalId/opinions',
  'approvals.resubmit': 'POST /api/approvals/:approvalId/resubmit',
  'approvals.returnStep': 'POST /api/approvals/:approvalId/return',
  'approvals.sendBack': 'POST /api/approvals/:approvalId/send-back',
  'approvals.withdraw': 'POST /api/approvals/:approvalId/withdraw',
  'forms.answer': 'POST /api/forms/:formId/answer',
  'forms.create': 'POST /api/forms',
  'forms.get': 'GET /api/forms/:formId',
  'forms.list': 'GET /api/forms',
  'forms.saveDraft': 'PUT /api/forms/:formId/draft',
  'forms.sign': 'POST /api/forms/:formId/sign',
  'todos.calendar': 'GET /api/todos/calendar',
  'todos.done': 'GET /api/todos/done',
  'todos.finish': 'POST /api/todos/:todoId/finish',
  'todos.open': 'GET /api/todos',
  'todos.takeBack': 'POST /api/todos/:todoId/take-back',
} as const;

/** Schemas of every route, for types alone. */
export interface RouteMap {
  readonly 'accounts.session': (typeof accountRoutes)['session'];
  readonly 'accounts.signIn': (typeof accountRoutes)['signIn'];
  readonly 'accounts.signOut': (typeof accountRoutes)['signOut'];
  readonly 'accounts.switchGrant': (typeof accountRoutes)['switchGrant'];
  readonly 'approvals.accept': (typeof approvalRoutes)['accept'];
  readonly 'approvals.create': (typeof approvalRoutes)['create'];
  readonly 'approvals.decide': (typeof approvalRoutes)['decide'];
  readonly 'approvals.extend': (typeof approvalRoutes)['extend'];
  readonly 'approvals.get': (typeof approvalRoutes)['get'];
  readonly 'approvals.list': (typeof approvalRoutes)['list'];
  readonly 'approvals.opine': (typeof approvalRoutes)['opine'];
  readonly 'approvals.resubmit': (typeof approvalRoutes)['resubmit'];
  readonly 'approvals.returnStep': (typeof approvalRoutes)['returnStep'];
  readonly 'approvals.sendBack': (typeof approvalRoutes)['sendBack'];
  readonly 'approvals.withdraw': (typeof approvalRoutes)['withdraw'];
  readonly 'forms.answer': (typeof formRoutes)['answer'];
  readonly 'forms.create': (typeof formRoutes)['create'];
  readonly 'forms.get': (typeof formRoutes)['get'];
  readonly 'forms.list': (typeof formRoutes)['list'];
  readonly 'forms.saveDraft': (typeof formRoutes)['saveDraft'];
  readonly 'forms.sign': (typeof formRoutes)['sign'];
  readonly 'todos.calendar': (typeof todoRoutes)['calendar'];
  readonly 'todos.done': (typeof todoRoutes)['done'];
  readonly 'todos.finish': (typeof todoRoutes)['finish'];
  readonly 'todos.open': (typeof todoRoutes)['open'];
  readonly 'todos.takeBack': (typeof todoRoutes)['takeBack'];
}
