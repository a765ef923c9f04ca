'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Failure } from '#components/shell/failure'

/** A page behind the sign-in that failed; the frame stays. */
export default function CrmError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter()
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return <Failure digest={error.digest} retry={retry} />
}
