const prefix = 'jishi.draft.';
let owner = 'nobody';

/** Whose drafts are read and written. Set at sign-in; drafts of one person are never shown to another. */
export function setDraftOwner(userId: number | undefined): void {
  owner = userId === undefined ? 'nobody' : String(userId);
}

/** Wipes all drafts of all persons from this device. Called at sign-out, because the PC may be shared. */
export function wipeDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to wipe.
  }
}

/** Place of a draft of the present person in the storage of the device. */
export function draftKey(name: string): string {
  return `${prefix}${owner}.${name}`;
}
