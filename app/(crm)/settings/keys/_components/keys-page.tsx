import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { AskAndDo } from '#components/ui/ask-and-do'
import { Link } from '#components/ui/link'
import type { ApiKey } from '#lib/platform/auth/api-keys'
import type { OwnRole } from '#lib/platform/org/role-list'
import { roleGrants, roleKeys } from '#lib/platform/org/roles'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { useRoleChoices } from '../../users/_components/user-texts.ts'
import { addKey, revokeKey } from '../actions.ts'
import { KeyMaker } from './key-maker.tsx'

interface Props {
  keys: readonly ApiKey[]
  /** Where older ones begin. */
  next: number | null
  ownRoles: readonly OwnRole[]
  /** The last day that a new key has unless another is given. */
  until: string
}

/** Keys for programs, the newest first. */
export function KeysPage({ keys, next, ownRoles, until }: Props) {
  const t = useTranslations('keys')
  const once = useTranslations('settings.once')
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={t('title')} text={t('text')} />
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <Section title={t('list')}>
          {keys.length === 0 ? (
            <p className="text-ink-faint">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {keys.map((key) => (
                <OneKey key={key.id} apiKey={key} ownRoles={ownRoles} />
              ))}
            </ul>
          )}
          {next !== null && (
            <p className="pt-3">
              <Link href={`/settings/keys?before=${next}`} className="link">
                {t('older')}
              </Link>
            </p>
          )}
        </Section>
        <Section title={t('new')} text={t('newText')}>
          <KeyMaker
            roles={useLeastFirst(ownRoles)}
            until={until}
            texts={{
              form: useFormTexts(t('add')),
              once: { notice: t('shownOnce'), copy: once('copy'), copied: once('copied') },
              name: t('fields.name'),
              nameHint: t('fields.nameHint'),
              role: t('fields.role'),
              roleHint: t('fields.roleHint'),
              chooseRole: t('fields.chooseRole'),
              until: t('fields.until'),
              untilHint: t('fields.untilHint'),
              key: t('fields.key'),
              another: t('another'),
            }}
            add={addKey}
          />
        </Section>
      </div>
    </div>
  )
}

/** Roles as choices for a program: the company's own, made for one purpose, then the others by how much they may. */
function useLeastFirst(ownRoles: readonly OwnRole[]) {
  const choices = useRoleChoices(ownRoles)
  const shipped = new Map<string, number>(roleKeys.map((role) => [role, Object.keys(roleGrants[role]).length]))
  const rights = (role: string) => shipped.get(role) ?? 0
  return choices.toSorted((one, other) => rights(one.value) - rights(other.value))
}

function OneKey({ apiKey: key, ownRoles }: { apiKey: ApiKey; ownRoles: readonly OwnRole[] }) {
  const t = useTranslations('keys')
  const form = useTranslations('form')
  const format = useFormatter()
  const now = useNow()
  const roles = useRoleChoices(ownRoles)
  const role = roles.find(({ value }) => value === key.role)?.label ?? key.role ?? ''
  const made = t('made', {
    by: key.createdByName ?? t('commandLine'),
    on: format.dateTime(key.createdAt, { dateStyle: 'medium' }),
  })
  const ended = key.expiresAt !== null && key.expiresAt <= now
  const used = key.lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: format.relativeTime(key.lastUsedAt, now) })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className={`min-w-0 flex-1 ${key.revokedAt === null && !ended ? '' : 'text-ink-faint'}`}>
        <p className="font-medium">
          {key.name} <span className="font-normal text-ink-faint">{role}</span>
        </p>
        <p className="text-sm text-ink-faint">
          <span className="font-mono">yike_{key.prefix}…</span> · {made}
        </p>
        <p className="text-sm text-ink-faint">
          {key.revokedAt === null ? used : t('revokedOn', { on: format.dateTime(key.revokedAt, { dateStyle: 'medium' }) })}
          {key.revokedAt === null && key.expiresAt !== null && (
            <>
              {' · '}
              <span className={ended ? 'text-danger' : ''}>
                {t(ended ? 'endedOn' : 'validUntil', { on: format.dateTime(lastMoment(key.expiresAt), { dateStyle: 'medium' }) })}
              </span>
            </>
          )}
        </p>
      </div>
      {key.revokedAt === null && (
        <AskAndDo
          input={{ id: key.id }}
          texts={{
            ...{ label: t('revoke'), question: t('revokeAsk', { name: key.name }), yes: t('revoke') },
            ...{ no: form('cancel'), busy: form('busy') },
          }}
          run={revokeKey}
        />
      )}
    </li>
  )
}

/** The last moment before something ends, which lies on its last day. */
const lastMoment = (end: Date) => new Date(end.getTime() - 1)
