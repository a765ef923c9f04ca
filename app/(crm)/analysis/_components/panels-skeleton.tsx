/** What stands where panels will come. */
export function PanelsSkeleton({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => index).map((index) => (
    <div key={index} aria-hidden="true" className="panel h-72 animate-pulse p-4">
      <span className="block h-4 w-32 rounded-sm bg-sunken" />
      <span className="mt-3 block h-3.5 w-2/3 rounded-sm bg-sunken" />
      <span className="mt-6 block h-40 w-full rounded-sm bg-sunken" />
    </div>
  ))
}
