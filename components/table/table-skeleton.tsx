'use client'

/** What stands where a table will come, of the same size. */
export function TableSkeleton({ label, rows = 12 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="animate-pulse">
      <div className="h-9 border-b border-line max-md:hidden" />
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <div key={index} className="flex h-[76px] items-center gap-6 border-b border-line bg-surface px-4 md:h-13 md:px-6">
          <span className="h-3.5 w-56 max-w-1/2 rounded-sm bg-sunken" />
          <span className="h-3.5 w-6 rounded-sm bg-sunken max-md:hidden" />
          <span className="ml-auto h-3.5 w-16 rounded-sm bg-sunken" />
          <span className="h-3.5 w-20 rounded-sm bg-sunken max-md:hidden" />
          <span className="h-3.5 w-24 rounded-sm bg-sunken max-lg:hidden" />
        </div>
      ))}
    </div>
  )
}
