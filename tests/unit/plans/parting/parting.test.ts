import { describe, expect, test } from 'vitest'
import { stepProblem } from '#lib/plans/parting/parting'

const floor = { step: 'floor_price', dueOn: '2026-03-01', doneOn: null } as const
const cash = { step: 'cash_self_service', dueOn: '2026-04-01', doneOn: null } as const
const end = { step: 'no_renewal', dueOn: '2026-12-31', doneOn: null } as const

describe('the steps of a parting', () => {
  test('follow one another by when they are due; the same day is allowed', () => {
    expect(stepProblem(cash, [floor, end])).toBeNull()
    expect(stepProblem({ ...cash, dueOn: '2026-03-01' }, [floor, end])).toBeNull()
    expect(stepProblem({ ...cash, dueOn: '2026-02-28' }, [floor, end])).toBe('order')
    expect(stepProblem({ ...cash, dueOn: '2027-01-01' }, [floor, end])).toBe('order')
    expect(stepProblem(end, [])).toBeNull()
  })

  test('are done one after the other, and undone from the last', () => {
    expect(stepProblem({ ...floor, doneOn: '2026-02-20' }, [])).toBeNull()
    expect(stepProblem({ ...cash, doneOn: '2026-03-20' }, [floor])).toBe('step_before')
    expect(stepProblem({ ...end, doneOn: '2026-12-01' }, [{ ...cash, doneOn: '2026-03-20' }])).toBe('step_before')
    expect(stepProblem({ ...cash, doneOn: '2026-03-20' }, [{ ...floor, doneOn: '2026-02-20' }])).toBeNull()
    expect(stepProblem(floor, [{ ...cash, doneOn: '2026-03-20' }])).toBe('step_after')
  })
})
