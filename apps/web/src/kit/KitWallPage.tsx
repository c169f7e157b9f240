/** Placeholder until the kit is complete. */
export function KitWallPage() {
  return <p>kit</p>;
}
