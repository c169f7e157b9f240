import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of files. */
export const attachmentRefusals: RefusalCatalogue = {
  'file.empty': {
    status: 422,
    zh: '文件是空的，请检查后重新上传。',
    en: 'The file is empty. Check it and upload again.',
  },
  'file.type-refused': {
    status: 415,
    zh: '这个文件不能上传：{reason}。',
    en: 'This file cannot be kept. Use PDF, docx, xlsx, jpg, png or heic.',
  },
  'attachment.not-yours': {
    status: 422,
    zh: '有 {count} 个附件不是您上传的，或已删除。请重新上传。',
    en: '{count} of the files are not yours or were removed. Upload them again.',
  },
  'attachment.in-use': {
    status: 409,
    zh: '这个附件已属于一项记录，请在那项记录中删除。',
    en: 'This file belongs to a record. Remove it there.',
  },
  'attachment.content-missing': {
    status: 404,
    zh: '附件的内容不在本机，可能没有随备份一起恢复。请联系系统管理员。',
    en: 'The content of this file is missing here; it may not have been restored. Ask the system administrator.',
  },
};
