import './tasks.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../i18n/use-texts.ts';
import { cx } from './cx.ts';
import { Icon, type IconName } from './Icon.tsx';
import { StatusTag, type TagTone } from './show.tsx';
import { widgetTexts } from './widget-texts.ts';

/** State of a step: 已完成, 现在办, 等待他人, 还不能办, 已退回, 不适用. */
export type TaskState = 'done' | 'now' | 'waiting' | 'blocked' | 'returned' | 'not-needed';

/** One step of a procedure. */
export interface Task {
  readonly id: number | string;
  readonly title: string;
  readonly state: TaskState;
  /** Leads to the step; without it the step cannot be opened. */
  readonly href?: string | undefined;
  /** Who acts. */
  readonly who?: ReactNode;
  /** Done on, or due by. */
  readonly when?: ReactNode;
  /** Why it cannot start yet and the earliest day; or what to correct. */
  readonly reason?: ReactNode;
  readonly isOpen?: boolean | undefined;
}

/** Stages of a procedure with their steps, numbered through. */
export interface TaskStage {
  readonly title?: string | undefined;
  readonly tasks: readonly Task[];
}

const looks: Readonly<
  Record<TaskState, { readonly tone: TagTone; readonly icon: IconName; readonly word: StateWord }>
> = {
  done: { tone: 'green', icon: 'check', word: 'stateDone' },
  now: { tone: 'blue', icon: 'right', word: 'stateNow' },
  waiting: { tone: 'grey', icon: 'clock', word: 'stateWaiting' },
  blocked: { tone: 'grey', icon: 'lock', word: 'stateBlocked' },
  returned: { tone: 'amber', icon: 'undo', word: 'stateReturned' },
  'not-needed': { tone: 'grey', icon: 'cross', word: 'stateNotNeeded' },
};

type StateWord = 'stateDone' | 'stateNow' | 'stateWaiting' | 'stateBlocked' | 'stateReturned' | 'stateNotNeeded';

/** All steps of a procedure: done, now, next, and why something cannot start yet. */
export function TaskList({ stages, label }: { readonly stages: readonly TaskStage[]; readonly label: string }) {
  const firsts = stages.map((_, index) => 1 + stages.slice(0, index).reduce((sum, one) => sum + one.tasks.length, 0));
  return (
    <div className="tasks" role="group" aria-label={label}>
      {stages.map((stage, index) => {
        const first = firsts[index] ?? 1;
        return (
          <section key={stage.title ?? index}>
            {stage.title && <h3 className="tasks-stage">{stage.title}</h3>}
            <ol start={first}>
              {stage.tasks.map((task, place) => (
                <TaskLine key={task.id} task={task} number={first + place} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function TaskLine({ task, number }: { readonly task: Task; readonly number: number }) {
  const content = (
    <>
      <span className="task-number number">{number}</span>
      <span className="task-words">
        <span className="task-title">{task.title}</span>
        {(task.who || task.when) && (
          <span className="task-note">
            {task.who && <span>{task.who}</span>}
            {task.when && <span>{task.when}</span>}
          </span>
        )}
        {task.reason && <span className="task-reason">{task.reason}</span>}
      </span>
      <TaskStateTag state={task.state} />
    </>
  );
  const className = cx('task', `task-${task.state}`, task.isOpen && 'task-open');
  return (
    <li data-row>
      {task.href === undefined ? (
        <div className={className}>{content}</div>
      ) : (
        <Link href={task.href} className={className} aria-current={task.isOpen ? 'step' : undefined}>
          {content}
        </Link>
      )}
    </li>
  );
}

/** The state word of a step with its icon. */
export function TaskStateTag({ state }: { readonly state: TaskState }) {
  const t = useTexts(widgetTexts);
  const look = looks[state];
  return (
    <StatusTag tone={look.tone} icon={look.icon}>
      {t(look.word)}
    </StatusTag>
  );
}

/** The few steps of a wizard: ①选文件 ✓ ─ ②对应列 ●. `current` from 0. */
export function StepBar({ steps, current }: { readonly steps: readonly string[]; readonly current: number }) {
  const t = useTexts(widgetTexts);
  return (
    <ol className="step-bar" aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={cx(index < current && 'step-done', index === current && 'step-now')}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="step-mark number" aria-hidden="true">
            {index < current ? <Icon name="check" size={1} /> : index + 1}
          </span>
          {step}
          {index < current && <span className="hidden-text">（{t('stateDone')}）</span>}
        </li>
      ))}
    </ol>
  );
}
