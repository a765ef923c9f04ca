import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { useJoined } from '#components/crm/joined'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import type { ClassPath, ClassStep } from '#lib/analysis/classification/class-path'
import { classPaths } from '#lib/analysis/classification/class-path'
import { disagreements } from '#lib/analysis/classification/disagree'
import type { ClassOfCustomer } from '#lib/analysis/classification/of-customer'
import { classesOfCustomer } from '#lib/analysis/classification/of-customer'
import { classChoices } from '#lib/analysis/classification/override'
import { SET_BY_HAND_SCHEMES } from '#lib/analysis/classification/registry'
import { answerOf } from '#lib/analysis/loyalty/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useGroupName } from '../../../analysis/_components/group-name.ts'
import { readFigures } from '../figure-actions.ts'
import { clearCustomerClass, setCustomerClass } from '../override-actions.ts'
import { DECIDING, FOLDED } from './class-places.ts'
import { FiguresBehind } from './figures-behind.tsx'
import { OverrideForm } from './override-form.tsx'
import { Nothing, Panel } from './panel.tsx'

/** The classes with their reasons in words, how the customer came to them, what would change them, and for whoever may, a class set by hand: those that the company acts on in sight, the others folded to one line each. */
export async function Classes({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [classes, paths, answer, t, figures, form] = await Promise.all([
    classesOfCustomer(ctx, customerId),
    classPaths(ctx, customerId),
    answerOf(ctx, customerId),
    getTranslations('customers.card'),
    getTranslations('card.figures'),
    getTranslations('form'),
  ])
  const [first] = classes
  const common = { ctx, customerId, mayOverride: mayEver(ctx, 'customer:override') }
  const propsOf = (scheme: string): Props[] =>
    classes
      .filter((found) => found.scheme === scheme)
      .map((found) => ({
        ...{ ...common, found, path: paths.find((path) => path.scheme === scheme) },
        answer: scheme === 'loyalty' ? answer : null,
      }))
  return (
    <Panel title={t('classes')} aside={first && t('asOf', { from: first.from, to: addDays(first.to, -1) })}>
      {classes.length === 0 ? (
        <Nothing>{t('noClasses')}</Nothing>
      ) : (
        <>
          <Disagree classes={classes} />
          <dl>
            {DECIDING.flatMap(propsOf).map((props) => (
              <Class key={props.found.scheme} {...props} />
            ))}
          </dl>
          {FOLDED.map(({ key, schemes }) => (
            <Folded key={key} title={t(`folded.${key}`)} classes={schemes.flatMap(propsOf)} />
          ))}
        </>
      )}
      {classes.length > 0 && (
        <FiguresBehind
          customerId={customerId}
          texts={{ open: figures('open'), loading: figures('loading'), away: form('away') }}
          read={readFigures}
        />
      )}
    </Panel>
  )
}

interface Props {
  ctx: Context
  found: ClassOfCustomer
  /** How the customer came to it. */
  path: ClassPath | undefined
  /** Of which survey the answer is that tells its attitude; null for every other scheme. */
  answer: Awaited<ReturnType<typeof answerOf>>
  customerId: number
  mayOverride: boolean
}

/** Where the classes contradict one another in the plain sense, and that they are to be weighed then. */
function Disagree({ classes }: { classes: readonly ClassOfCustomer[] }) {
  const t = useTranslations('customers.card.disagree')
  const schemes = useTranslations('customers.card.schemes')
  const { joined } = useJoined()
  const found = disagreements(classes)
  if (found.length === 0) return null
  const nameOf = (scheme: string) => {
    const each = classes.find((one) => one.scheme === scheme)
    return each?.overrideName ?? each?.className ?? ''
  }
  return (
    <p className="px-4 pb-2 text-pretty text-watch-text" data-disagree="">
      {joined([
        t('lead'),
        ...found.map(({ code, scheme }) =>
          t(code, { abc: nameOf('abc'), scheme: schemes(scheme as 'abc'), class: nameOf(scheme) }),
        ),
      ])}
    </p>
  )
}

/** Schemes that look at the same, each in one line that opens; what is folded is found by the browser all the same. */
function Folded({ title, classes }: { title: string; classes: readonly Props[] }) {
  const t = useTranslations('customers.card')
  if (classes.length === 0) return null
  return (
    <section aria-label={title} className="border-t border-line py-1.5">
      <h3 className="px-4 text-sm text-ink-faint">{title}</h3>
      {classes.map((props) => {
        const { scheme, overrideName, className, reasons } = props.found
        return (
          <details key={scheme} className="group/class px-4">
            <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 py-1 md:flex-nowrap">
              <span className="w-32 flex-none text-ink-faint">
                <span aria-hidden="true" className="mr-1 inline-block text-xs group-open/class:rotate-90">
                  ▸
                </span>
                {t(`schemes.${scheme}` as 'schemes.abc')}
              </span>
              <span className="min-w-0 font-semibold first-letter:uppercase max-md:flex-1 md:flex-none">
                {overrideName ?? className}
              </span>
              <span className="min-w-0 truncate text-sm text-ink-faint group-open/class:hidden max-md:basis-full">
                {reasons[0]}
              </span>
            </summary>
            <div className="pb-2 text-pretty text-ink-soft">
              <Why {...props} />
            </div>
          </details>
        )
      })}
    </section>
  )
}

function Class(props: Props) {
  const t = useTranslations('customers.card')
  const { found } = props
  return (
    <div className="grid gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 grid-cols-[auto_1fr] md:grid-cols-[7rem_5rem_1fr]">
      <dt className="text-ink-faint">{t(`schemes.${found.scheme}` as 'schemes.abc')}</dt>
      <dd className="font-semibold first-letter:uppercase">{found.overrideName ?? found.className}</dd>
      <dd className="text-pretty text-ink-soft max-md:col-span-2">
        <Why {...props} />
      </dd>
    </div>
  )
}

/** Why it is in its class and how it came there, what would change that, and a class set by hand. */
function Why({ ctx, found, path, answer, customerId, mayOverride }: Props) {
  const t = useTranslations('customers.card')
  const form = useTranslations('analysis.overrideForm')
  return (
    <>
      {found.override !== null && (
        <p className="text-watch-text">
          {t('override', {
            class: found.overrideName ?? found.override.class,
            reason: found.override.reason,
            by: found.override.by_name,
          })}{' '}
          {form('computed', { class: found.className })}
        </p>
      )}
      {found.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {answer !== null && (
        <p className="text-sm text-ink-faint">
          {t.rich('answerOf', { survey: answer.survey, day: () => <DayText day={answer.on} /> })}
        </p>
      )}
      {path !== undefined && <Path {...path} />}
      {path !== undefined && path.leftOut !== null && (
        <p className="text-sm text-ink-faint">{t(`path.leftOut.${path.leftOut}`)}</p>
      )}
      {found.changes.length > 0 && (
        <details className="mt-0.5">
          <summary className="w-fit text-sm text-ink-faint hover:text-ink">{t('change')}</summary>
          {found.changes.map((change) => (
            <p key={change}>{change}</p>
          ))}
        </details>
      )}
      {mayOverride && SET_BY_HAND_SCHEMES.some((scheme) => scheme === found.scheme) && (
        <Override ctx={ctx} found={found} customerId={customerId} />
      )}
    </>
  )
}

/** Since when the customer has been found in this class, and where before. */
function Path({ scheme, steps, leftOut }: ClassPath) {
  const t = useTranslations('customers.card')
  const nameOf = useGroupName()
  const [present, ...earlier] = steps
  if (present === undefined) return null
  const day = (step: ClassStep) => ({ day: () => <DayText day={step.asOf} /> })
  const unchanged = leftOut === null ? 'path.unchanged' : 'path.unchangedComparable'
  if (earlier.length === 0) return <p className="text-sm text-ink-faint">{t.rich(unchanged, day(present))}</p>
  const name = ({ group }: ClassStep) => (group === null ? t('path.nowhere') : nameOf(scheme, group))
  return (
    <details className="mt-0.5 text-sm">
      <summary className="w-fit text-ink-faint hover:text-ink">
        {t.rich('path.since', { ...day(present), before: earlier[0] === undefined ? '' : name(earlier[0]) })}
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step.asOf} className="tabular-nums">
            <DayText day={step.asOf} /> {name(step)}
          </li>
        ))}
      </ol>
    </details>
  )
}

async function Override({ ctx, found, customerId }: Pick<Props, 'ctx' | 'found' | 'customerId'>) {
  return <OverrideWith found={found} customerId={customerId} choices={await classChoices(ctx, found.scheme)} />
}

function OverrideWith({ found, customerId, choices }: Pick<Props, 'found' | 'customerId'> & { choices: Choice[] }) {
  const t = useTranslations('analysis.overrideForm')
  const approvals = useTranslations('approvals')
  return (
    <OverrideForm
      // What was set or taken back by now begins a form of its own.
      key={found.override?.at ?? 'none'}
      customerId={String(customerId)}
      scheme={found.scheme}
      present={{ class: found.override?.class ?? '', reason: found.override?.reason ?? '' }}
      choices={choices}
      form={useFormTexts(t('submit'))}
      texts={{
        set: t('set'),
        change: t('change'),
        class: t('class'),
        choose: t('choose'),
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        undo: t('undo'),
        undoing: t('undoing'),
        undoAway: t('undoAway'),
        asked: approvals('override.asked'),
        see: approvals('case.open'),
      }}
      set={setCustomerClass}
      clear={clearCustomerClass}
    />
  )
}
