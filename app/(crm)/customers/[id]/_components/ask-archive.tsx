'use client'

import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice'
import { say } from '#components/ui/said'
import { Sheet, useCloseSheet } from '#components/ui/sheet'
import { useAct } from '#components/ui/use-act'

type Texts = Record<'ask' | 'reason' | 'submit' | 'asked' | 'busy' | 'away' | 'close', string>
type Act = (input: { id: string; reason: string }) => Promise<{ ok: true } | { ok: false; message: string }>

/** Asks the manager to archive a customer, with the reason. */
export function AskArchive(props: { id: string; look: string; icon: ReactNode; texts: Texts; act: Act }) {
  const { look, icon, texts } = props
  return (
    <Sheet
      look={look}
      title={texts.ask}
      close={texts.close}
      button={
        <>
          {icon}
          {texts.ask}
        </>
      }
    >
      <Asking {...props} />
    </Sheet>
  )
}

function Asking({ id, texts, act }: { id: string; texts: Texts; act: Act }) {
  const close = useCloseSheet()
  const { busy, problem, act: ask } = useAct(texts.away)
  const done = () => {
    say({ text: texts.asked })
    close()
  }
  return (
    <form
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
        ask(() => act({ id, reason }), done)
      }}
    >
      <label className="flex w-full flex-col gap-1.5 font-medium">
        {texts.reason}
        <textarea name="reason" rows={2} required maxLength={500} className="field h-auto py-2 font-normal" />
      </label>
      <button type="submit" disabled={busy} className="button-primary">
        {busy ? texts.busy : texts.submit}
      </button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </form>
  )
}
