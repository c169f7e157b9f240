import './field.css';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { controlId } from './control-id.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { kitTexts } from './texts.ts';

/** What every control of a form shares. */
export interface FieldBase {
  /** Always visible, above the control. */
  readonly label: string;
  /** Name in the form; `#f-<name>` is the address of the control, used by the error summary. */
  readonly name: string;
  /** Only where two forms of one page use the same name. */
  readonly id?: string | undefined;
  /** What helps to answer, shown before the control. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
  /** Marks the label with （选填）; everything else is required. `silent`: neither, for searching and filtering. */
  readonly optional?: boolean | 'silent' | undefined;
  /** The label is read out but not drawn: only in tables and search bars where a heading says the same. */
  readonly labelHidden?: boolean | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

/** Attributes of the control of a field; the ids follow from the name. */
export function controlAttributes({ name, id, hint, error, optional }: FieldBase): ControlAttributes {
  const own = controlId(name, id);
  const described = cx(Boolean(hint) && `${own}-hint`, Boolean(error) && `${own}-error`);
  return {
    id: own,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': optional ? undefined : true,
  };
}

/** Label, hint, error and whatever control is put inside. The controls of the kit bring their own. */
export function Field({ children, ...field }: FieldBase & { readonly children: ReactNode }) {
  const own = controlId(field.name, field.id);
  return (
    <div className={cx('field', field.error && 'field-wrong')}>
      <label className={cx('field-label', field.labelHidden && 'hidden-text')} htmlFor={own}>
        {field.label}
        {field.optional === true && <OptionalMark />}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** The same around a group of controls: radio buttons, check boxes, several dates. */
export function FieldGroup({ children, ...field }: FieldBase & { readonly children: ReactNode }) {
  const own = controlId(field.name, field.id);
  const labelId = useId();
  return (
    <div
      className={cx('field', field.error && 'field-wrong')}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={controlAttributes(field)['aria-describedby']}
      id={own}
      tabIndex={-1}
    >
      <div id={labelId} className={cx('field-label', field.labelHidden && 'hidden-text')}>
        {field.label}
        {field.optional === true && <OptionalMark />}
      </div>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** Hint and error of a field, in reading order before the control. */
export function FieldNotes({ name, id, hint, error }: FieldBase) {
  const own = controlId(name, id);
  const t = useTexts(kitTexts);
  return (
    <>
      {hint && (
        <div className="field-hint" id={`${own}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${own}-error`}>
          <Icon name="warning" size={1.15} />
          <span>
            <span className="hidden-text">{t('errorPrefix')}</span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}

function OptionalMark() {
  const t = useTexts(kitTexts);
  return <span className="field-optional">{t('optional')}</span>;
}
