import { useLocale, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { BulkKind } from '#lib/records/customers/bulk/change'
import { bulkKinds, outcomes, permissionFor } from '#lib/records/customers/bulk/change'
import { mayHandOver } from '#lib/records/customers/new-owners'
import { lifecycles } from '#lib/records/customers/view'
import { offeredTerms } from '#lib/records/terms/service'
import { changeMany, countBelowStage, countMatching, findNewOwners, undoMany } from '../bulk/actions.ts'
import { findPlaces } from '../edit-actions.ts'
import type { BulkActions, BulkTexts } from './bulk-bar.tsx'
import { BulkBar } from './bulk-bar.tsx'

/** Answers what somebody may do at once with many customers of a list, which are archived or not. */
export function bulkKindsFor(ctx: Context, archived: boolean): BulkKind[] {
  if (!mayEver(ctx, 'customer:update')) return []
  const shown: Partial<Record<BulkKind, boolean>> = {
    owner: mayEver(ctx, 'user:read') && mayHandOver(ctx),
    outlet: mayEver(ctx, 'outlet:read'),
    archive: !archived,
    restore: archived,
  }
  return bulkKinds.filter((kind) => mayEver(ctx, permissionFor(kind)) && shown[kind] !== false)
}

/** What is done with customers, and how those of the list are counted. */
export const customerBulk: BulkActions = { count: countMatching, below: countBelowStage, change: changeMany, undo: undoMany }

interface Props {
  /** The parameters of the list, for a change of everything that it holds. */
  query: Readonly<Record<string, string>>
  kinds: readonly BulkKind[]
  actions: BulkActions
}

/** What stands at the foot of the list while customers are selected. */
export async function Bulk({ ctx, ...props }: Props & { ctx: Context }) {
  return <BulkWithTexts {...props} tags={(await offeredTerms(ctx)).tag} />
}

function BulkWithTexts({ query, kinds, actions, tags }: Props & { tags: readonly string[] }) {
  const t = useTranslations('customers')
  return (
    <BulkBar
      kinds={kinds}
      query={query}
      tags={tags}
      locale={useLocale()}
      lifecycles={lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
      findOwner={findNewOwners}
      findOutlet={findPlaces}
      actions={actions}
      selection={useSelectionTexts()}
      texts={useBulkTexts()}
      form={useFormTexts(t('bulk.submit'))}
    />
  )
}

/** The button that shows the boxes on a phone. */
export function Select() {
  return <SelectButton texts={useSelectionTexts()} />
}

function useBulkTexts(): BulkTexts {
  const t = useTranslations('customers')
  const form = useTranslations('form')
  const raw = (key: string) => t.raw(`bulk.${key}` as 'bulk.done') as string
  const each = <Key extends string>(keys: readonly Key[], group: string) =>
    Object.fromEntries(keys.map((key) => [key, raw(`${group}.${key}`)])) as Record<Key, string>
  const leftOut = outcomes.filter((outcome) => outcome !== 'changed')
  return {
    kinds: each(bulkKinds, 'kinds'),
    titles: each(bulkKinds, 'titles'),
    says: each(['owner', 'archive', 'restore'], 'says'),
    fields: {
      owner_email: t('bulk.newOwner'),
      outlet_code: t('bulk.newOutlet'),
      add: t('bulk.addTags'),
      remove: t('bulk.removeTags'),
      next_touch_on: t('columns.nextTouch'),
      lifecycle: t('lifecycle.label'),
      reason: t('bulk.reason'),
    },
    hints: { tags: t('form.hints.tags'), next_touch_on: t('bulk.emptyDay') },
    outcomes: each(leftOut, 'outcomes'),
    below: t.raw('gate.below') as string,
    done: raw('done'),
    doneOf: { archive: raw('archived'), restore: raw('restored') },
    nobody: raw('nobody'),
    undone: raw('undone'),
    kept: raw('kept'),
    undo: t('bulk.undo'),
    details: t('bulk.details'),
    asked: t('bulk.asked'),
    seeApproval: t('bulk.seeApproval'),
    away: t('card.away'),
    close: t('bulk.close'),
    cancel: form('cancel'),
    typeToFind: form('typeToFind'),
    none: form('none'),
    comma: raw('comma'),
  }
}
