'use client'

export interface Person {
  id: number
  name: string
  role: string
  load: string
  detail: string
  /** Did something within the last minutes. */
  present: boolean
}

interface Props {
  people: readonly Person[]
  chosen: readonly number[]
  choose: (ids: readonly number[]) => void
  texts: Record<'people' | 'there' | 'away' | 'onlyThere' | 'everybody' | 'nobodyThere', string>
}

/** Who gets cases: each with whether he is there and what he has. */
export function PeopleChoice({ people, chosen, choose, texts }: Props) {
  const present = people.filter((person) => person.present)
  const ids = (list: readonly Person[]) => list.map(({ id }) => id)
  return (
    <fieldset>
      <legend className="pb-2 font-medium">{texts.people}</legend>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        {present.length > 0 && (
          <button type="button" className="control" onClick={() => choose(ids(present))}>
            {texts.onlyThere}
          </button>
        )}
        <button type="button" className="control" onClick={() => choose(ids(people))}>
          {texts.everybody}
        </button>
        {present.length === 0 && <span className="text-sm text-ink-faint">{texts.nobodyThere}</span>}
      </div>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {people.map(({ id, name, role, load, detail, present: there }) => (
          <li key={id}>
            <label className="flex cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-hover">
              <input
                type="checkbox"
                className="size-4 flex-none accent-accent"
                checked={chosen.includes(id)}
                onChange={() => choose(turned(chosen, id))}
              />
              <span className="font-medium">{name}</span>
              <span className="text-sm text-ink-faint">{role}</span>
              <span className={`text-sm ${there ? 'text-accent-text' : 'text-ink-faint'}`}>
                {there ? texts.there : texts.away}
              </span>
              <span className="ml-auto text-right">
                {load} <span className="text-sm text-ink-faint max-md:block">{detail}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Takes one out of a list, or puts it in. */
export function turned<Each>(list: readonly Each[], one: Each): Each[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one]
}
