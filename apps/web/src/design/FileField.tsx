/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './files.css';
import { useId, useState, type DragEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { controlId } from './control-id.ts';
import { cx } from './cx.ts';
import { controlAttributes, Field, type FieldBase } from './Field.tsx';
import { formatBytes } from './numbers.ts';
import { ProgressBar } from './show.tsx';
import { widgetTexts } from './widget-texts.ts';

/** A picked file and how far it is. */
export interface PickedFile {
  readonly key: string;
  readonly file: File;
  /** Share already sent, 0 to 1; nothing before sending begins. */
  readonly progress?: number | undefined;
  readonly error?: string | undefined;
}

/** Properties of `FileField`. */
export interface FileFieldProps extends FieldBase {
  readonly files: readonly PickedFile[];
  readonly onPick: (files: readonly PickedFile[]) => void;
  readonly onRemove: (file: PickedFile) => void;
  /** Endings that are taken, with the dot: ['.xlsx', '.csv']. */
  readonly accept: readonly string[];
  /** Largest size of one file, in bytes; told beforehand. */
  readonly limitBytes: number;
  readonly multiple?: boolean | undefined;
  /** Offers the camera of a phone. */
  readonly camera?: boolean | undefined;
}

/** Files by choosing, dropping or photographing. A file that cannot be used is named with the reason; the others stay. */
export function FileField({ files, onPick, onRemove, accept, limitBytes, multiple, camera, ...field }: FileFieldProps) {
  const t = useTexts(widgetTexts);
  const cameraId = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const complaints = chosen.map((file) => complaint(file)).filter((text) => text !== undefined);
    setRefused(complaints);
    const good = chosen.filter((file) => complaint(file) === undefined);
    if (good.length > 0) onPick(good.map((file) => ({ key: `${file.name}-${file.size}-${file.lastModified}`, file })));
  };
  const complaint = (file: File): string | undefined => {
    const { name } = file;
    if (file.size > limitBytes) {
      return t('fileTooLarge', { name, size: formatBytes(file.size), limit: formatBytes(limitBytes) });
    }
    const fits = accept.some((ending) => name.toLowerCase().endsWith(ending));
    return fits ? undefined : t('fileWrongType', { name, types: accept.join('、') });
  };
  const shown = {
    ...field,
    hint: field.hint ?? `${accept.join('、')}；${t('fileLimit', { size: formatBytes(limitBytes) })}`,
    error: field.error ?? (refused.length > 0 ? refused.join(' ') : undefined),
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Field {...shown}>
      <div
        className={cx('drop', over && 'drop-over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          {...controlAttributes(shown)}
          type="file"
          className="file-input hidden-text"
          accept={accept.join(',')}
          multiple={multiple}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <label htmlFor={controlId(field.name, field.id)} className="button">
          {t('pickFile')}
        </label>
        {camera && (
          <>
            <input
              id={cameraId}
              type="file"
              accept="image/*"
              capture="environment"
              className="file-input hidden-text"
              onChange={(event) => take(event.target.files)}
            />
            <label htmlFor={cameraId} className="button">
              {t('takePhoto')}
            </label>
          </>
        )}
        <span className="muted small">{t('dropFile')}</span>
      </div>
      <ul className="file-list">
        {files.map((picked) => (
          <li key={picked.key}>
            <span className="file-name">
              {picked.file.name} <span className="muted number">{formatBytes(picked.file.size)}</span>
              {picked.error && <span className="field-error">{picked.error}</span>}
            </span>
            {picked.progress !== undefined && picked.progress < 1 && (
              <ProgressBar
                label={t('uploading', { percent: Math.round(picked.progress * 100) })}
                done={Math.round(picked.progress * picked.file.size)}
                whole={picked.file.size}
              />
            )}
            <Button
              small
              icon="remove"
              aria-label={t('removeFile', { name: picked.file.name })}
              onClick={() => onRemove(picked)}
            />
          </li>
        ))}
      </ul>
    </Field>
  );
}
