'use client'

import type { IconNode } from 'lucide'
import { ArrowDown, ArrowUp, Columns2, GripVertical, RectangleHorizontal, Settings2, X } from 'lucide'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useState, useTransition } from 'react'
import type { Choice } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import type { ArrangedCard, ArrangeTexts } from './arranged-card.ts'
import { CardDialog } from './card-dialog.tsx'

interface Props {
  id: number
  version: number
  cards: readonly ArrangedCard[]
  /** What stands in each place, by its key. */
  panels: Readonly<Record<string, ReactNode>>
  edit: boolean
  change: (input: {
    id: number
    version: number
    cards: readonly Omit<ArrangedCard, 'name'>[]
  }) => Promise<Outcome<{ version: number }>>
  form: FormTexts
  periods: readonly Choice[]
  texts: ArrangeTexts
}

/** The charts of a page in their order, two beside one another or one over the whole width; while the page is changed each has its tools, and is moved by drag or by key. */
export function Arrange({ id, version, cards: given, panels, edit, change, form, periods, texts }: Props) {
  const router = useRouter()
  const [cards, setCards] = useState(given)
  const [dragged, setDragged] = useState<string | null>(null)
  const [settings, setSettings] = useState<ArrangedCard | null>(null)
  const [said, setSaid] = useState<{ text: string; before: readonly ArrangedCard[] | null } | null>(null)
  const [current, setCurrent] = useState(version)
  const [busy, start] = useTransition()

  /** Shows it at once and keeps it; what was refused is as before. */
  const keep = (next: readonly ArrangedCard[], done: typeof said = null, redraw = false) => {
    const before = cards
    setCards(next)
    start(async () => {
      const kept = next.map(({ name: _name, ...card }) => card)
      const answer = await change({ id, version: current, cards: kept }).catch(() => ({
        ok: false as const,
        message: texts.away,
      }))
      if (!answer.ok) {
        setCards(before)
        setSaid({ text: answer.message, before: null })
        return
      }
      setCurrent(answer.data.version)
      setSaid(done)
      if (redraw) router.refresh()
    })
  }
  const move = (key: string, to: number) => {
    const from = cards.findIndex((card) => card.key === key)
    if (from < 0 || to < 0 || to >= cards.length || from === to) return
    const next = [...cards]
    next.splice(to, 0, ...next.splice(from, 1))
    keep(next)
  }
  const drop = (to: number) => {
    if (dragged !== null) move(dragged, to)
    setDragged(null)
  }
  return (
    <>
      <ol className="grid list-none grid-cols-1 gap-4 lg:grid-cols-2" aria-busy={busy}>
        {cards.map((card, place) => (
          <li
            key={card.key}
            className={`flex min-w-0 flex-col *:last:grow ${card.size === 'full' ? 'lg:col-span-2' : ''} ${dragged === card.key ? 'opacity-50' : ''}`}
            onDragOver={edit ? (event) => event.preventDefault() : undefined}
            onDrop={edit ? () => drop(place) : undefined}
          >
            {edit && (
              <div className="flex flex-wrap items-center gap-1 pb-1">
                {/* biome-ignore lint/a11y/noStaticElementInteractions: a handle for the mouse; by keyboard the arrows beside it move it */}
                <span
                  draggable
                  className="flex min-w-0 flex-1 cursor-grab items-center gap-1 text-sm text-ink-soft"
                  data-tip={texts.drag}
                  onDragStart={() => setDragged(card.key)}
                  onDragEnd={() => setDragged(null)}
                >
                  <Icon of={GripVertical} size={15} />
                  <span className="truncate">{card.name}</span>
                </span>
                <Tool
                  icon={ArrowUp}
                  label={texts.up}
                  of={card.name}
                  disabled={place === 0}
                  onClick={() => move(card.key, place - 1)}
                />
                <Tool
                  icon={ArrowDown}
                  label={texts.down}
                  of={card.name}
                  disabled={place === cards.length - 1}
                  onClick={() => move(card.key, place + 1)}
                />
                <Tool
                  icon={card.size === 'full' ? Columns2 : RectangleHorizontal}
                  label={card.size === 'full' ? texts.narrow : texts.wide}
                  of={card.name}
                  onClick={() =>
                    keep(
                      cards.map((each) =>
                        each.key === card.key ? { ...each, size: card.size === 'full' ? 'half' : 'full' } : each,
                      ),
                    )
                  }
                />
                <Tool icon={Settings2} label={texts.settings} of={card.name} onClick={() => setSettings(card)} />
                <Tool
                  icon={X}
                  label={texts.remove}
                  of={card.name}
                  onClick={() =>
                    keep(
                      cards.filter(({ key }) => key !== card.key),
                      { text: texts.removed.replace('{name}', card.name), before: cards },
                    )
                  }
                />
              </div>
            )}
            {panels[card.key]}
          </li>
        ))}
      </ol>
      {settings !== null && (
        <CardDialog
          card={settings}
          form={form}
          periods={periods}
          texts={texts}
          onClose={() => setSettings(null)}
          onChange={(changed) => {
            setSettings(null)
            keep(
              cards.map((each) => (each.key === changed.key ? changed : each)),
              null,
              true,
            )
          }}
        />
      )}
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => setSaid(null)}
          undo={said.before === null ? undefined : { label: texts.undo, run: () => keep(said.before ?? cards) }}
        >
          {said.text}
        </Toast>
      )}
    </>
  )
}

interface ToolProps {
  icon: IconNode
  label: string
  /** Of which chart. */
  of: string
  disabled?: boolean
  onClick: () => void
}

function Tool({ icon, label, of, disabled = false, onClick }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={`${label}：${of}`}
      data-tip={label}
      disabled={disabled}
      className="grid size-8 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover disabled:opacity-40 pointer-coarse:size-11"
      onClick={onClick}
    >
      <Icon of={icon} size={15} />
    </button>
  )
}
