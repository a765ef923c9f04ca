/** A statement with the plan by which PostgreSQL carried it out. */
export interface LoggedPlan {
  /** The process of the session. */
  readonly pid: number
  readonly milliseconds: number
  readonly query: string
  readonly plan: string
}

const begins = /\[(\d+)\] LOG: {2}duration: ([\d.]+) ms {2}plan:$/
const planBegins = /\(cost=\d/

/** Reads the plans out of a piece of PostgreSQL's log that auto_explain has written into, in the order in which the statements ended. */
export function readLoggedPlans(text: string): LoggedPlan[] {
  const plans: LoggedPlan[] = []
  let entry: { pid: number; milliseconds: number; lines: string[] } | null = null
  const end = () => {
    if (entry !== null) plans.push(takeApart(entry))
    entry = null
  }
  for (const line of text.split('\n')) {
    // What belongs to an entry stands behind a tab; every other line begins one.
    if (line.startsWith('\t')) {
      entry?.lines.push(line.slice(1))
      continue
    }
    end()
    const [, pid, milliseconds] = begins.exec(line) ?? []
    if (milliseconds !== undefined) entry = { pid: Number(pid), milliseconds: Number(milliseconds), lines: [] }
  }
  end()
  return plans
}

function takeApart({ pid, milliseconds, lines }: { pid: number; milliseconds: number; lines: readonly string[] }): LoggedPlan {
  const place = lines.findIndex((line) => planBegins.test(line))
  const start = place < 0 ? lines.length : place
  // The values of its parameters, where they are told, stand between the statement and its plan.
  const values = lines[start - 1]?.startsWith('Query Parameters: ') === true ? start - 1 : start
  const query = lines
    .slice(0, values)
    .join(' ')
    .replace(/^Query Text: /, '')
  const plan = lines.slice(values).map((line, at) => (at < start - values ? shortened(line) : line))
  return { pid, milliseconds, query: query.replace(/\s+/g, ' ').trim(), plan: plan.join('\n') }
}

/** Ten thousand ids among the values of parameters say nothing that a few do not. */
const MOST_VALUES = 400
const shortened = (values: string) => (values.length > MOST_VALUES ? `${values.slice(0, MOST_VALUES)} …` : values)

/** Answers the plans as text: each statement once with the plan of the time it took longest, and how often it was carried out; those that took most altogether first. */
export function textOfPlans(plans: readonly LoggedPlan[]): string {
  const byQuery = Map.groupBy(plans, (plan) => plan.query)
  const statements = [...byQuery.values()].map((all) => ({
    times: all.length,
    sum: all.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    longest: all.reduce((longest, one) => (one.milliseconds > longest.milliseconds ? one : longest)),
  }))
  const parts = statements
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ times, sum, longest }) =>
      [`-- ${times} ×, ${sum.toFixed(2)} ms altogether: ${longest.query}`, longest.plan, ''].join('\n'),
    )
  return [`==== ${plans.length} statements, ${statements.length} of them different`, '', ...parts].join('\n')
}
