import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { listComparedSurveys } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import type { FigureState } from '../../_components/figure-state.ts'

interface Props {
  ctx: Context
  path: string
  state: FigureState
}

/** Cuts the figures to one survey, where answers to more than one compare. */
export async function SurveyFilter({ ctx, path, state: { params, asked } }: Props) {
  const surveys = await listComparedSurveys(ctx, { ...asked, item: params['item'] })
  if (surveys.length < 2 && params['survey'] === undefined) return null
  return <Menu path={path} params={params} surveys={surveys} />
}

interface MenuProps {
  path: string
  params: FigureState['params']
  surveys: readonly { id: number; name: string; customers: number }[]
}

function Menu({ path, params, surveys }: MenuProps) {
  const t = useTranslations('loyalty.index')
  const chosen = params['survey']
  return (
    <FilterMenu
      path={path}
      params={params}
      name="survey"
      label={t('survey')}
      value={chosen === undefined ? null : (surveys.find(({ id }) => String(id) === chosen)?.name ?? chosen)}
      options={surveys.map(({ id, name, customers }) => ({
        value: String(id),
        label: t('surveyOption', { name, count: customers }),
      }))}
    />
  )
}
