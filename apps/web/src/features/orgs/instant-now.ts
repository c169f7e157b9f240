/** This instant as the receipt of an act shows it. */
export const instantNow = (): string => new Date().toISOString();
