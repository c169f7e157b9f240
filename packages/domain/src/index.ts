export * from "./kernel/result.ts";
export * from "./kernel/iso-date.ts";
export * from "./kernel/duration.ts";
export * from "./kernel/fraction.ts";
export * from "./kernel/units.ts";
export * from "./rules/parameter.ts";
export * from "./rules/override.ts";
export * from "./rules/tighter.ts";
