import { useState, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { controlId } from './control-id.ts';
import { cx } from './cx.ts';
import { controlAttributes, Field, FieldGroup, type FieldBase } from './Field.tsx';
import { kitTexts } from './texts.ts';

/** Width of an input in characters: it hints at the length of the answer. */
export type InputWidth = '4' | '10' | '20' | 'full';

interface TextBase extends FieldBase {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Leaving the field: the place to check the format. */
  readonly onBlur?: (() => void) | undefined;
}

type NativeInput = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'inputMode' | 'maxLength' | 'readOnly' | 'disabled' | 'spellCheck' | 'enterKeyHint' | 'autoFocus'
>;

/** Properties of `TextInput`. */
export interface TextInputProps extends TextBase, NativeInput {
  readonly type?: 'text' | 'tel' | 'search' | 'email' | 'url';
  readonly width?: InputWidth;
  /** Something after the input: a unit, a button. */
  readonly after?: ReactNode;
  /** The input governs a list of results: id of the list and of the option that Enter takes. */
  readonly combobox?: { readonly listId: string; readonly activeId: string | undefined } | undefined;
}

/** One line of text. */
export function TextInput({ value, onChange, onBlur, width = 'full', after, combobox, ...rest }: TextInputProps) {
  const { field, native } = split(rest);
  return (
    <Field {...field}>
      <div className="input-row">
        <input
          type="text"
          {...native}
          {...controlAttributes(field)}
          {...(combobox && comboboxAttributes(combobox))}
          className={cx('input', `width-${width}`)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
        {after}
      </div>
    </Field>
  );
}

/** A password that can be shown; pasting is allowed. */
export function PasswordInput({ value, onChange, onBlur, ...rest }: TextBase & NativeInput) {
  const t = useTexts(kitTexts);
  const [shown, setShown] = useState(false);
  const { field, native } = split(rest);
  return (
    <Field {...field}>
      <div className="input-row">
        <input
          autoComplete="current-password"
          {...native}
          {...controlAttributes(field)}
          type={shown ? 'text' : 'password'}
          className="input width-20"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
        <Button aria-pressed={shown} aria-controls={controlId(field.name, field.id)} onClick={() => setShown(!shown)}>
          {t(shown ? 'hidePassword' : 'showPassword')}
        </Button>
      </div>
    </Field>
  );
}

/** Several lines of text; with `limit` it counts characters and says how many are too many. */
export function TextArea({
  value,
  onChange,
  onBlur,
  limit,
  rows = 5,
  ...rest
}: TextBase & { readonly limit?: number | undefined; readonly rows?: number } & Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'readOnly' | 'disabled'
  >) {
  const t = useTexts(kitTexts);
  const { field, native } = split(rest);
  const count = [...value].length;
  const over = limit !== undefined && count > limit;
  return (
    <Field {...field}>
      <textarea
        {...native}
        {...controlAttributes(field)}
        className="input input-area width-full"
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {limit !== undefined && (
        <p className={cx('counter', over && 'counter-over')} aria-live={count > limit * 0.9 ? 'polite' : 'off'}>
          {over ? t('charactersOver', { count: count - limit }) : t('charactersLeft', { count, limit })}
        </p>
      )}
    </Field>
  );
}

/** A number kept as typed, so that nothing is lost while typing; read it with `parseNumber` or `parseYuan`. */
export function NumberField({
  unit,
  width = '10',
  ...rest
}: Omit<TextInputProps, 'type' | 'after'> & { readonly unit?: string | undefined }) {
  return (
    <TextInput inputMode="decimal" autoComplete="off" {...rest} width={width} after={unit && <span>{unit}</span>} />
  );
}

/** One thing that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** A native list of choices; for more than about 15 use `Combobox`. An empty value means nothing is chosen yet. */
export function Select({
  value,
  onChange,
  choices,
  width = '20',
  emptyLabel,
  disabled,
  ...field
}: FieldBase & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly width?: InputWidth;
  /** Words of the empty choice; `null` leaves it out. */
  readonly emptyLabel?: string | null | undefined;
  readonly disabled?: boolean | undefined;
}) {
  const t = useTexts(kitTexts);
  return (
    <Field {...field}>
      <select
        {...controlAttributes(field)}
        className={cx('input', `width-${width}`)}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {emptyLabel !== null && <option value="">{emptyLabel ?? t('choose')}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few choices, all visible. `inline` puts short ones side by side. */
export function RadioGroup({
  value,
  onChange,
  choices,
  inline,
  ...field
}: FieldBase & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly inline?: boolean | undefined;
}) {
  return (
    <FieldGroup {...field}>
      <div className={cx('choices', inline && 'choices-row')}>
        {choices.map((choice) => (
          <ChoiceLine
            key={choice.value}
            type="radio"
            name={field.name}
            choice={choice}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** Any number of choices. `value` holds the chosen ones in the order of `choices`. */
export function CheckboxGroup({
  value,
  onChange,
  choices,
  inline,
  ...field
}: FieldBase & {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly choices: readonly Choice[];
  readonly inline?: boolean | undefined;
}) {
  const toggle = (chosen: string, on: boolean) =>
    onChange(choices.map((choice) => choice.value).filter((one) => (one === chosen ? on : value.includes(one))));
  return (
    <FieldGroup {...field}>
      <div className={cx('choices', inline && 'choices-row')}>
        {choices.map((choice) => (
          <ChoiceLine
            key={choice.value}
            type="checkbox"
            name={field.name}
            choice={choice}
            checked={value.includes(choice.value)}
            onChange={(on) => toggle(choice.value, on)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** A single check box with its sentence: "以上内容属实". */
export function Checkbox({
  label,
  hint,
  name,
  id,
  checked,
  onChange,
  error,
}: FieldBase & { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  const own = controlId(name, id);
  return (
    <div className={cx('field', error && 'field-wrong')}>
      {error && (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
      <ChoiceLine
        type="checkbox"
        id={own}
        name={name}
        choice={{ value: 'on', label, hint }}
        checked={checked}
        onChange={onChange}
        describedBy={error ? `${own}-error` : undefined}
      />
    </div>
  );
}

function ChoiceLine(props: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly id?: string;
  readonly choice: Choice;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly describedBy?: string | undefined;
}) {
  const { choice } = props;
  return (
    <label className="choice">
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        value={choice.value}
        checked={props.checked}
        disabled={choice.disabled}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        {choice.label}
        {choice.hint && <span className="choice-hint">{choice.hint}</span>}
      </span>
    </label>
  );
}

function comboboxAttributes({ listId, activeId }: NonNullable<TextInputProps['combobox']>) {
  return {
    role: 'combobox',
    'aria-expanded': activeId !== undefined,
    'aria-controls': listId,
    'aria-activedescendant': activeId,
    'aria-autocomplete': 'list',
  } as const;
}

/** Separates what belongs to the field from what belongs to the native control. */
function split<T extends FieldBase>(props: T): { field: FieldBase; native: Omit<T, keyof FieldBase> } {
  const { label, name, id, hint, error, optional, labelHidden, ...native } = props;
  return { field: { label, name, id, hint, error, optional, labelHidden }, native };
}
