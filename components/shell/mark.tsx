/** The product's mark: a route that bends once and arrives. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mark-ground, #0d6a57)" />
      <path d="M9 24v-6a5 5 0 0 1 5-5h4a5 5 0 0 0 5-5" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="9" cy="24" r="2.5" fill="#fff" />
      <circle cx="23" cy="9" r="3.25" fill="var(--mark-ground, #0d6a57)" stroke="#fff" strokeWidth="2.5" />
    </svg>
  )
}
