import type { RefusalCatalogue } from '../platform/refusal.ts';

/** Refusals of backup and restore. */
export const backupRefusals: RefusalCatalogue = {
  'backup.no-policy': {
    status: 503,
    zh: '表 {table} 的行级权限没有可供备份的规则，备份会缺行，已停止。请升级到新版本。',
    en: 'Table {table} has no policy that lets a backup read all of it.',
  },
  'backup.file-missing': {
    status: 503,
    zh: '附件 {sha256} 在数据库中有登记，磁盘上却没有。备份已停止，请先查明。',
    en: 'Attachment {sha256} is on record but not on disk.',
  },
  'backup.exists': {
    status: 409,
    zh: '文件 {path} 已经存在，没有覆盖。请换一个名字。',
    en: '{path} exists already and was not overwritten.',
  },
  'backup.torn': {
    status: 422,
    zh: '备份文件不完整或已损坏（{detail}），没有恢复任何内容。请换一份备份。',
    en: 'The backup is incomplete or damaged ({detail}); nothing was restored.',
  },
  'backup.not-ours': {
    status: 422,
    zh: '这不是基石的备份文件，或来自更新的版本。',
    en: 'This is not a backup of Jishi, or one of a later version.',
  },
  'backup.other-schema': {
    status: 409,
    zh: '备份的数据库结构与本程序不同（{detail}）。请先用写出备份的版本恢复，再升级。',
    en: 'The backup has another schema ({detail}). Restore it with the version that wrote it, then upgrade.',
  },
  'backup.not-empty': {
    status: 409,
    zh: '平台里已有数据（{table}），备份只能恢复到空的平台。请换一个 JISHI_DATA 或空的数据库。',
    en: 'The platform holds data already ({table}). Restore into an empty one.',
  },
  'backup.key-missing': {
    status: 409,
    zh: '这份备份的密钥不在备份里，也不是本机的密钥；没有它，身份证号、电话、住址都读不出来。请先把原平台数据文件夹中的 keys 放到 {folder}，再恢复；确实没有密钥时加 --ignore-keys。',
    en: 'The key of this backup is neither inside nor on this machine; identifiers could not be read. Put the folder keys of the old platform at {folder}, or use --ignore-keys.',
  },
  'backup.passphrase-missing': {
    status: 422,
    zh: '请给出口令：在终端输入，或放在环境变量 JISHI_PASSPHRASE 中（至少 12 个字符）。',
    en: 'Give the passphrase at the terminal or in JISHI_PASSPHRASE (at least 12 characters).',
  },
  'backup.passphrase-wrong': {
    status: 422,
    zh: '口令不对，密钥没有解开，没有恢复任何内容。',
    en: 'The passphrase is wrong; nothing was restored.',
  },
  'backup.audit-differs': {
    status: 409,
    zh: '恢复后的审计哈希与备份中的不一致（地区 {region}），已全部撤销。',
    en: 'The audit chain of place {region} differs from the backup; everything was undone.',
  },
};
