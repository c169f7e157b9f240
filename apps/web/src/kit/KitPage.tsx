/** Placeholder until the kit is complete. */
export function KitPage() {
  return <p>kit</p>;
}
