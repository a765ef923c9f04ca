'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from './ask-first.tsx'

interface Props<Input> {
  /** What the action is told, as plain data. */
  input: Input
  texts: Record<'label' | 'question' | 'yes' | 'no' | 'busy', string>
  run: (input: Input) => Promise<Outcome<unknown>>
  /** Where to go when it is done; the same page, read anew, when left out. */
  next?: string
}

/** Does what cannot be taken back, after asking once more, and shows what the page holds then. */
export function AskAndDo<Input>({ input, texts, run, next }: Props<Input>) {
  const router = useRouter()
  return (
    <AskFirst
      {...texts}
      danger
      run={() => run(input)}
      onDone={() => (next === undefined ? router.refresh() : router.push(next))}
    />
  )
}
