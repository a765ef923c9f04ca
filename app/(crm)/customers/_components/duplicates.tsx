'use client'

import { useEffect, useState } from 'react'
import { TextField } from '#components/form/field'
import { useValues } from '#components/form/form-context'
import { Link } from '#components/ui/link'
import type { SameBy, SameCustomer } from '#lib/records/customers/same/service'
import type { FindSimilar } from './similar.tsx'
import { SimilarList, useSimilar } from './similar.tsx'

export interface DuplicateProps {
  texts: Record<'similar' | 'same' | 'nobody' | 'claim' | 'reason' | 'reasonHint', string> & { by: Record<SameBy, string> }
  similar: FindSimilar
  check: (
    input: {
      [Key in SameBy]?: string
    },
  ) => Promise<{ ok: true; data: { matches: SameCustomer[] } } | { ok: false; message: string }>
}

/** The check across the company is counted: it waits until somebody has stopped typing. */
const checkPauseMs = 1_200
const fewest = { name: 2, phone: 7, credit_code: 15 }

/**
 * The one place that says who may be the same customer, while one types: those within reach in clear with the way to their card, those beyond masked with whom to speak to. Where the company has the same
 * one for certain, it asks why there is to be another. `refused` are those that saving has met.
 */
export function Duplicates({ texts, similar, check, refused }: DuplicateProps & { refused: readonly SameCustomer[] }) {
  const values = useValues()
  const name = (values['name'] ?? '').trim()
  const near = useSimilar(name, fewest.name, similar)
  const found = [
    ...useSame('name', name, check),
    ...useSame('phone', (values['phone'] ?? '').trim(), check),
    ...useSame('credit_code', (values['credit_code'] ?? '').trim(), check),
    ...refused,
  ]
  const same = found.filter((one, at) => found.findIndex((other) => keyOf(other) === keyOf(one)) === at)
  const others = near.filter(({ id }) => !same.some((one) => one.id === id))
  if (same.length === 0 && others.length === 0) return null
  return (
    <div className="flex flex-col gap-2 rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
      <div role="status" className="flex flex-col gap-2">
        {same.length > 0 && <SameList same={same} texts={texts} name={name} />}
        {others.length > 0 && (
          <div>
            <SimilarList title={texts.similar} rows={others} />
          </div>
        )}
      </div>
      {same.length > 0 && (
        <div className="text-ink">
          <TextField name="duplicate_reason" label={texts.reason} hint={texts.reasonHint} />
        </div>
      )}
    </div>
  )
}

const keyOf = ({ id, name, ownerName, outletName }: SameCustomer) => id ?? [name, ownerName, outletName].join(' ')

/** Those who are known under the value, a while after it was typed. */
function useSame(by: SameBy, text: string, check: DuplicateProps['check']): readonly SameCustomer[] {
  const [checked, setChecked] = useState<{ of: string; same: SameCustomer[] }>({ of: '', same: [] })
  useEffect(() => {
    if (Array.from(text).length < fewest[by]) return
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await check({ [by]: text }).catch(() => null)
      if (!stale && answer?.ok === true) setChecked({ of: text, same: answer.data.matches })
    }, checkPauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, by, check])
  return checked.of === text ? checked.same : []
}

function SameList({ same, texts, name }: { same: readonly SameCustomer[]; texts: DuplicateProps['texts']; name: string }) {
  return (
    <div>
      <p className="font-medium">{texts.same}</p>
      <ul>
        {same.map((one) => (
          <li key={keyOf(one)}>
            {one.id === null ? (
              one.name
            ) : (
              <Link href={`/customers/${one.id}`} className="underline underline-offset-2">
                {one.name}
              </Link>
            )}{' '}
            {[texts.by[one.by], one.ownerName ?? texts.nobody, one.outletName].filter(Boolean).join(' · ')}
            {one.ownerName !== null && !one.mine && (
              <>
                {' '}
                <Link
                  // A telephone number stays out of addresses.
                  href={one.by === 'name' ? `/collisions/new?name=${encodeURIComponent(name)}` : '/collisions/new'}
                  className="underline underline-offset-2"
                >
                  {texts.claim}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
