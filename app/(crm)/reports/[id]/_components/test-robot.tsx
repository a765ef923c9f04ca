'use client'

import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'
import { testOneRobot } from '../../actions.ts'

interface Props {
  id: number
  texts: Record<'label' | 'busy' | 'away' | 'sent', string> & { failures: Readonly<Record<string, string>> }
}

/** Sends a line to the robot, and says at once whether it took it. */
export function TestRobot({ id, texts }: Props) {
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const [busy, start] = useTransition()
  const test = () =>
    start(async () => {
      const answer = await testOneRobot({ id }).catch(() => null)
      if (answer === null) return setSaid({ text: texts.away, wrong: true })
      if (!answer.ok) return setSaid({ text: answer.message, wrong: true })
      const { failure } = answer.data
      setSaid(failure === null ? { text: texts.sent, wrong: false } : { text: texts.failures[failure] ?? failure, wrong: true })
    })
  return (
    <>
      <button type="button" className="control" disabled={busy} onClick={test}>
        {busy ? texts.busy : texts.label}
      </button>
      {said !== null && <Notice tone={said.wrong ? 'danger' : 'good'}>{said.text}</Notice>}
    </>
  )
}
