import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionButton } from '#components/ui/action-button'
import { Popup } from '#components/ui/popup'

interface Props {
  id: string
  /** Group of the catalogue with the words of the button and of the question. */
  words: 'cancel' | 'revert'
  act: (input: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>
  /** What will happen. */
  children: ReactNode
}

/** A button that asks first and says what will happen. */
export function Confirm({ id, words, act, children }: Props) {
  const t = useTranslations(`imports.${words}`)
  const away = useTranslations('imports.mapping')('away')
  return (
    <Popup id={`confirm-${words}`} look="control" title={t('title')} button={t('button')}>
      <div className="flex flex-col gap-3 p-2 md:max-w-88 md:p-3">
        <p className="font-medium max-md:hidden">{t('title')}</p>
        <div className="flex flex-col gap-2 text-pretty text-ink-soft">{children}</div>
        <div className="flex flex-wrap items-center gap-2">
          <ActionButton input={{ id }} label={t('confirm')} busy={t('busy')} away={away} look="button-danger" act={act} />
          <button type="button" data-close="" popoverTarget={`confirm-${words}`} popoverTargetAction="hide" className="control">
            {t('keep')}
          </button>
        </div>
      </div>
    </Popup>
  )
}
