import { describe, expect, it } from 'vitest'
import { decisionMap } from '#lib/records/contacts/decision-map'

type Person = Parameters<typeof decisionMap>[0][number]
const person = (
  decision_role: Person['decision_role'],
  attitude: Person['attitude'] = null,
  influence: Person['influence'] = null,
): Person => ({ decision_role, attitude, influence })

describe('who decides', () => {
  it('is said by attitude, and the parts that nobody plays are named', () => {
    expect(
      decisionMap(
        [person('gatekeeper', 'opposed'), person('user'), person('decider', 'supportive'), person(null, 'neutral')],
        true,
      ),
    ).toEqual({
      known: [
        { stand: 'supportive', roles: ['decider'] },
        { stand: 'opposed', roles: ['gatekeeper'] },
        { stand: 'unclear', roles: ['user'] },
      ],
      missing: ['influencer', 'payer'],
    })
  })

  it('lets the weightiest of a part speak for it; an unknown weight is a medium one', () => {
    const stand = (...people: Person[]) => decisionMap(people, true)?.known[0]?.stand
    expect(stand(person('payer', 'supportive', 'high'), person('payer', 'opposed', 'medium'))).toBe('supportive')
    expect(stand(person('payer', 'supportive'), person('payer', 'opposed', 'medium'))).toBe('divided')
    expect(stand(person('payer', 'supportive', 'low'), person('payer', 'neutral'))).toBe('neutral')
    expect(stand(person('payer', null, 'high'), person('payer', 'opposed', 'low'))).toBe('opposed')
  })

  it('calls nothing missing while there are more contacts, and is silent while no part is known', () => {
    expect(decisionMap([person('decider', 'neutral')], false)?.missing).toEqual([])
    expect(decisionMap([person(null, 'supportive', 'high')], true)).toBeNull()
    expect(decisionMap([], true)).toBeNull()
  })
})
