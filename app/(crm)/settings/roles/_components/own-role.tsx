import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { AskAndDo } from '#components/ui/ask-and-do'
import { Section } from '../../_components/section.tsx'
import { removeRole, saveRole } from '../actions.ts'
import { RoleNameForm } from './role-name-form.tsx'

interface Props {
  roleKey: string
  name: string
  version: number
  /** Accounts that hold it, disabled ones and those of keys too. */
  accounts: number
}

/** What a role of the company's own is called, and the way to be rid of it. */
export function OwnRole({ roleKey, name, version, accounts }: Props) {
  const t = useTranslations('roles')
  const form = useTranslations('form')
  return (
    <Section title={t('ownTitle')}>
      <div className="flex flex-col gap-4">
        <RoleNameForm
          key={version}
          roleKey={roleKey}
          name={name}
          version={version}
          texts={{ form: useFormTexts(), name: t('fields.name') }}
          save={saveRole}
        />
        <div className="border-t border-line pt-4">
          {accounts > 0 ? (
            <p className="text-sm text-pretty text-ink-faint">{t('isHeld', { count: accounts })}</p>
          ) : (
            <AskAndDo
              input={{ key: roleKey, version }}
              texts={{
                ...{ label: t('remove'), question: t('removeAsk', { name }), yes: t('remove') },
                ...{ no: form('cancel'), busy: form('busy') },
              }}
              run={removeRole}
              next="/settings/roles"
            />
          )}
        </div>
      </div>
    </Section>
  )
}
