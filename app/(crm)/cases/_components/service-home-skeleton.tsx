/** What stands where the desk will come, of the same size. */
export function ServiceHomeSkeleton() {
  return (
    <div aria-hidden="true" className="grid animate-pulse gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="h-44 rounded-lg border border-line bg-surface" />
      <div className="h-44 rounded-lg border border-line bg-surface" />
      <div className="h-72 rounded-lg border border-line bg-surface" />
      <div className="h-72 rounded-lg border border-line bg-surface" />
    </div>
  )
}
