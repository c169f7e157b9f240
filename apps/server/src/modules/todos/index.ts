import { defineModule } from '../../platform/module.ts';
import { todoRefusals } from './errors.ts';
import { mountTodos } from './routes.ts';

export { createTodoHome } from './home.ts';
export type { NewTodo, TodoOutcome } from './schema.ts';
export { closeTodos, moveTodos, noteReminders, openTodo, openTodos } from './service.ts';

/** Duties of people by role: the home of everybody who signs in. */
export const todosModule = defineModule({
  id: 'todos',
  titleZh: '待办',
  titleEn: 'To do',
  permissions: {},
  refusals: todoRefusals,
  mount: mountTodos,
});
